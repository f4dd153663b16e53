import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { askSecret } from '../../../../server/cli/ask-secret.ts'

/** Types the keys at a terminal and tells what came back and what it showed. */
async function type(keys: string) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const answer = askSecret('Password: ', { input, output })
  input.write(keys)
  const given = await answer.catch((error: Error) => error.message)
  return { given, shown: String(output.read()) }
}

describe('a secret asked for on a terminal', () => {
  it('is taken as it was typed and mended, and not shown', async () => {
    expect(await type('open sesamme\b\be\r')).toEqual({ given: 'open sesame', shown: 'Password: \n' })
  })

  it('is not waited for after Ctrl+C', async () => {
    expect(await type('open\x03')).toEqual({ given: 'nothing was typed', shown: 'Password: \n' })
  })
})
