/** The vocabulary file from a fitted model, and what aligns queries from a vocabulary file. */
import type { Calibration } from './calibration.ts'
import { restoreCorpus, type AlignedCorpus, type CognateSet } from './columns.ts'
import type { CorpusLanguage } from './corpus.ts'
import { spareSymbols, type LanguageModel, type QueryAligner } from './model.ts'
import { fitPairwise } from './pairwise.ts'
import { vocabFormat, type LanguageVocab } from './schema.ts'
import { createSymbolTable, gap } from './symbols.ts'

export function vocabOf(
  model: LanguageModel,
  {
    languages,
    calibration,
  }: { readonly languages: readonly CorpusLanguage[]; readonly calibration: Calibration },
): LanguageVocab {
  return {
    format: vocabFormat,
    languages: languages.map(({ slug, parent }) => ({ slug, ...(parent !== undefined && { parent }) })),
    segments: model.symbols.tokens.slice(2),
    sets: model.sets.map((set, index) => ({
      id: model.setIds[index]!,
      forms: set.map(({ language, weight }, row) => [
        language,
        weight,
        model.aligned.alignments[index]![row]!,
      ]),
    })),
    ...calibration,
  }
}

export type ScoredCorpus = Pick<LanguageModel, 'aligned' | 'sets' | 'symbols' | 'pairwise'>

export interface LoadedVocab {
  readonly aligner: QueryAligner
  readonly calibration: Calibration
  /** Languages with the mothers that they descend from. */
  readonly tree: readonly CorpusLanguage[]
  readonly alignedSets: Pick<ScoredCorpus, 'aligned' | 'sets'>
  /** The counts, fitted anew: what the scorer's evidence is gathered from. */
  corpus(): ScoredCorpus
  /** Attested forms of a set, as tokens; `undefined` for a set the corpus doesn't have. */
  formsOf(set: string): readonly { language: string; segments: string[]; weight: number }[] | undefined
}

/** Estimates the alignment's bonuses anew from the aligned corpus: they follow from it and aren't stored. */
export function loadVocab(vocab: LanguageVocab): LoadedVocab {
  const symbols = createSymbolTable(vocab.segments)
  const sets: CognateSet[] = vocab.sets.map(({ forms }) =>
    forms.map(([language, weight, aligned]) => ({
      language,
      weight,
      symbols: aligned.filter((symbol) => symbol !== gap),
    })),
  )
  const aligned: AlignedCorpus = restoreCorpus(
    sets,
    vocab.sets.map(({ forms }) => forms.map(([, , aligned]) => aligned)),
    {
      size: symbols.tokens.length,
      similarities: symbols.similarities,
      languages: vocab.languages.length + 1,
    },
  )
  const setIds = vocab.sets.map(({ id }) => id)
  const places = new Map(setIds.map((id, index) => [id, index]))
  const languages = vocab.languages.map(({ slug }) => slug)
  return {
    aligner: { languages, setIds, symbols, scores: aligned.scores },
    calibration: { temperature: vocab.temperature, decline: vocab.decline },
    tree: vocab.languages.map(({ slug, parent }) => ({ slug, ...(parent !== undefined && { parent }) })),
    alignedSets: { aligned, sets },
    corpus: () => ({
      aligned,
      sets,
      symbols,
      pairwise: fitPairwise(aligned.table, { size: symbols.tokens.length, spare: spareSymbols }),
    }),
    formsOf: (set) => {
      const place = places.get(set)
      return place === undefined
        ? undefined
        : sets[place]!.map(({ language, weight, symbols: ids }) => ({
            language: languages[language]!,
            weight,
            segments: ids.map((id) => symbols.tokens[id]!),
          }))
    },
  }
}
