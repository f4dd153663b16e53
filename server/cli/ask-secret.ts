import { createInterface } from 'node:readline/promises'
import type { Readable } from 'node:stream'
import { Writable } from 'node:stream'

export interface Terminal {
  readonly input: Readable
  readonly output: Writable
}

/** A line typed on a terminal, which does not show it. Errors: where Ctrl+C or Ctrl+D ends it. */
export async function askSecret(question: string, { input, output }: Terminal): Promise<string> {
  output.write(question)
  // What is typed is written to the interface's output: there is none.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: nowhere, terminal: true })
  try {
    return await new Promise((resolve, reject) => {
      lines.once('close', () => reject(new Error('nothing was typed')))
      lines.question('').then(resolve, reject)
    })
  } finally {
    lines.close()
    output.write('\n')
  }
}
