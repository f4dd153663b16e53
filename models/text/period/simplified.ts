/**
 * The poems that the period head was fitted on are in traditional characters, each collection with variants of its own: a poem in
 * simplified ones would look like neither, and variants would tell the collections apart instead of the times. So the characters
 * of a simplified poem are put into those that the head knows and that lean to either time as all their variants together do;
 * where none does, into a blank, which says nothing. A traditional poem stays as it is.
 */
import { simplified, known } from './simplified-signs.ts'

const simplifiedSigns = [...simplified]
const knownSigns = [...known]
const bySimplified = new Map(simplifiedSigns.map((sign, i) => [sign, knownSigns[i]!]))
const onlyKnown = new Set(knownSigns)

export function inKnownSigns(lines: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const signs = lines.flat()
  const count = (has: (sign: string) => boolean) => signs.filter(has).length
  if (count((sign) => bySimplified.has(sign)) <= count((sign) => onlyKnown.has(sign))) return lines
  return lines.map((line) => line.map((sign) => bySimplified.get(sign) ?? sign))
}
