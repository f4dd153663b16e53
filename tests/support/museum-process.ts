/** A museum in a process of its own, so that a test can kill it: `node museum-process.ts` with its settings as JSON in MUSEUM_SETTINGS. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createInterface } from 'node:readline'
import { readConfig } from '../../server/config.ts'
import type { MuseumSettings } from '../../server/config.ts'
import { startMuseum } from '../../server/main.ts'

export interface MuseumProcess {
  readonly url: string
  /** No chance to finish anything. Resolves when it is gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>
}

export async function startMuseumProcess(settings: Partial<MuseumSettings>): Promise<MuseumProcess> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    env: { ...process.env, MUSEUM_SETTINGS: JSON.stringify(settings) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    void gone.then((code) => reject(new Error(`the museum ended with code ${code} before it was open`)))
  })
  return {
    url,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    stop() {
      child.kill('SIGTERM')
      return gone
    },
  }
}

if (import.meta.main) {
  const settings = JSON.parse(process.env['MUSEUM_SETTINGS'] ?? '{}') as Partial<MuseumSettings>
  const museum = await startMuseum(readConfig(settings, {}))
  console.log(museum.url)
  process.once('SIGTERM', () => void museum.close())
}
