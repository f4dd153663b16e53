/** Options that several commands share. */
import { Option } from 'commander'
import { join } from 'node:path'

/** One folder is the whole state of a small museum. */
export const dataOption = () =>
  new Option('--data <dir>', "the museum's own folder")
    .default(join(import.meta.dirname, '..', '..', '.data'), '.data')
    .env('MOUSEION_DATA')

export function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`"${text}" is not a whole number`)
  return value
}
