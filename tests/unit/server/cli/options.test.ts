import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { wholeNumber } from '../../../../server/cli/options.ts'

function portOf(text: string): number {
  const command = new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .option('--port <number>', '', wholeNumber(65_535))
  return command.parse(['--port', text], { from: 'user' }).opts<{ port: number }>().port
}

describe('whole numbers on the command line', () => {
  it('are read to their bound', () => {
    expect(['0', '0080', '65535'].map(portOf)).toEqual([0, 80, 65_535])
  })

  it.each(['', '-1', '1.5', '1e3', '0x10', 'abc', '65536'])(
    '%j is refused with the name of its option',
    (text) => {
      const refusal = /--port <number>.* It is a whole number from 0 to 65535/
      expect(() => portOf(text)).toThrow(refusal)
    },
  )
})
