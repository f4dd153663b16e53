/** Options that several commands share. */
import { InvalidArgumentError, Option } from 'commander'
import { join } from 'node:path'

/** One folder is the whole state of a small museum. */
export const dataOption = () =>
  new Option('--data <dir>', "the museum's own folder")
    .default(join(import.meta.dirname, '..', '..', '.data'), '.data')
    .env('MOUSEION_DATA')

/** Reads a whole number from 0 to `most`. Errors: InvalidArgumentError, to which commander adds the option's name. */
export const wholeNumber =
  (most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value > most)
      throw new InvalidArgumentError(`It is a whole number from 0 to ${most}.`)
    return value
  }

/** What a generator of pseudo-random numbers can start from. */
export const seedNumber = wholeNumber(0xffff_ffff)
