/** Words of the corpus as questions: each form from the others of its set, which are aligned without it. */
import { alignForms, alignToProfile, type AlignmentScores } from '../align.ts'
import { estimateBonuses } from '../columns.ts'
import { flattenRows, type LanguageModel, type WordQuery } from '../model.ts'
import { gap } from '../symbols.ts'

export interface TrainingWord {
  readonly query: WordQuery
  /** The target's symbol in every column, gaps included; what only the target has is left out. */
  readonly gold: Int32Array
}

const folds = 5

/** What alignment goes by, a fold of the sets left out of it: a set must not be aligned by what it shows itself. */
export function foldScores({ aligned, symbols }: LanguageModel): (set: number) => AlignmentScores {
  const { table, scores } = aligned
  const byFold = Array.from({ length: folds }, (_, fold) => ({
    ...scores,
    bonuses: estimateBonuses(
      {
        ...table,
        weight: table.weight.map((weight, cell) =>
          table.set[Math.floor(cell / table.languages)]! % folds === fold ? 0 : weight,
        ),
      },
      symbols.tokens.length,
    ),
  }))
  return (set) => byFold[set % folds]!
}

/** One form of one set. `undefined` where no other form is known. */
export function trainingWord(
  { sets, symbols }: LanguageModel,
  { set: setIndex, form: formIndex }: { readonly set: number; readonly form: number },
  scores: AlignmentScores,
): TrainingWord | undefined {
  const set = sets[setIndex]!
  const target = set[formIndex]!
  const others = set.filter((_, i) => i !== formIndex)
  if (others.length === 0) return undefined
  const rows = alignForms(others, scores)
  if (rows[0]!.length === 0) return undefined
  const joined = alignToProfile(rows, others, target, scores)
  const own = joined.at(-1)!
  const kept = own.flatMap((_, c) =>
    joined.some((row, i) => i < others.length && row[c] !== gap) ? [c] : [],
  )
  return {
    query: {
      target: target.language,
      excludedSet: setIndex,
      languages: Int32Array.from(others, ({ language }) => language),
      weights: Float32Array.from(others, ({ weight }) => weight),
      tokens: symbols.tokens,
      ...flattenRows(rows),
    },
    gold: Int32Array.from(kept, (c) => own[c]!),
  }
}
