/** Which of a word's known forms may be borrowed, each judged by all the others. */
import type { QueryForm } from '../model.ts'
import type { PossibleLoan } from '../schema.ts'
import { createLoanWitness, type LoanCorpus, type LoanWitness } from './evidence.ts'
import { loanProbability, museumLoanRule } from './rule.ts'

/** Likeliest first. The corpus is read at the first question. @param cognateSet the word's own, where the asker knows it. */
export function createLoanFinder(
  corpusOf: () => LoanCorpus,
): (forms: readonly QueryForm[], cognateSet?: string) => PossibleLoan[] {
  let read: { readonly corpus: LoanCorpus; readonly witness: LoanWitness } | undefined
  const begin = () => {
    const corpus = corpusOf()
    return { corpus, witness: createLoanWitness(corpus) }
  }
  return (forms, cognateSet) => {
    const { corpus, witness } = (read ??= begin())
    const set = cognateSet ?? ownSet(corpus, forms)
    return forms
      .flatMap((form): PossibleLoan[] => {
        const evidence = witness(
          { ...form, ...(set !== undefined && { cognateSet: set }) },
          forms.filter((other) => other.language !== form.language),
        )
        if (evidence === undefined) return []
        const probability = loanProbability(museumLoanRule, evidence.features)
        if (probability < museumLoanRule.threshold) return []
        return [{ language: form.language, likest: evidence.likest, probability }]
      })
      .sort((a, b) => b.probability - a.probability)
  }
}

/** The set that holds more than half of these very forms: they must not speak for themselves. */
function ownSet(
  { sets, setIds, symbols, languages }: LoanCorpus,
  forms: readonly QueryForm[],
): string | undefined {
  const asked = new Set(forms.map(({ language, segments }) => `${language} ${segments.join(' ')}`))
  let best = { set: -1, shared: forms.length / 2 }
  sets.forEach((rows, set) => {
    const shared = rows.filter((row) =>
      asked.has(`${languages[row.language]!} ${row.symbols.map((id) => symbols.tokens[id]!).join(' ')}`),
    ).length
    if (shared > best.shared) best = { set, shared }
  })
  return setIds[best.set]
}
