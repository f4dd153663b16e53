/** A sentence's grams and, if it is in English, the kinds of things that its words name (`^number`), each once. */
import { kindsOf } from './senses.ts'
import type { SenseLexicon } from './senses.ts'
import { countGrams, sharedGrams, stretches } from './tokens.ts'

/** `tag` names the language as data sets do (`eng_Latn`) or as the lexicon of concepts does (`zh-Hant`). */
export function gramsAndKinds(text: string, tag: string, senses: SenseLexicon): Map<string, number> {
  const bag = countGrams(text, sharedGrams)
  if (new Intl.Locale(tag.replace('_', '-')).language !== 'en') return bag
  for (const kind of kindsOf(stretches(text), senses)) bag.set(`^${kind}`, 1)
  return bag
}
