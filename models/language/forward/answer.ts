/** Answers a question forward in time from a loaded vocabulary: the same on the server and in the browser. */
import { LanguageQuestionError } from '../schema.ts'
import { createDescent, type Descent, type ForwardCorpus } from './descend.ts'
import type { TreeLanguage } from './descent.ts'
import { readForm } from './read-form.ts'
import { descendantsQuestionSchema, type DescendantsAnswer, type DescendantsQuestion } from './schema.ts'

/** Changes are learned at the first question. @throws LanguageQuestionError where none can be run from the language. */
export function createDescendantsAnswerer(
  corpusOf: () => ForwardCorpus,
  tree: readonly TreeLanguage[],
): (question: DescendantsQuestion) => DescendantsAnswer {
  let learned: { readonly corpus: ForwardCorpus; readonly descent: Descent } | undefined
  const learn = () => {
    const corpus = corpusOf()
    return { corpus, descent: createDescent(corpus, tree) }
  }
  return (question) => {
    const { ancestor, segments, cognateSet, top } = descendantsQuestionSchema.parse(question)
    if (!tree.some(({ slug }) => slug === ancestor))
      throw new LanguageQuestionError('unknown-language', ancestor)
    learned ??= learn()
    const { corpus, descent } = learned
    const { symbols, unseen } = readForm(corpus.symbols, segments)
    const found = descent.run(ancestor, symbols, {
      top,
      ...(cognateSet !== undefined && { set: cognateSet }),
    })
    if (found.length === 0) throw new LanguageQuestionError('no-descendants', ancestor)
    const spell = (ids: readonly number[]): string[] => ids.map((id) => corpus.symbols.tokens[id]!)
    return {
      ancestor,
      segments,
      descendants: found.map(({ forms, changes, ...about }) => {
        const alternatives = forms.map((form) => ({
          segments: spell(form.symbols),
          confidence: form.confidence,
        }))
        return { ...about, ...alternatives[0]!, alternatives, changes: [...changes] }
      }),
      unseen: [...unseen],
    }
  }
}
