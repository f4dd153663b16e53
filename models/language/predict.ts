/** Asks the language model: align, score (ONNX or TypeScript), decode, explain. The same on server and in browser. */
import type { Session } from '../session.ts'
import { temperatureAt } from './calibration.ts'
import { bestColumns, decodeWord } from './decode.ts'
import { createDescendantsAnswerer } from './forward/answer.ts'
import type { DescendantsAnswer, DescendantsQuestion } from './forward/schema.ts'
import { scoreWithSession } from './graph.ts'
import {
  alignerOf,
  buildQuery,
  type LanguageModel,
  type QueryForm,
  type WordQuery,
  type WordRequest,
} from './model.ts'
import {
  languageQuestionSchema,
  LanguageQuestionError,
  type Correspondence,
  type LanguageAnswer,
  type LanguageQuestion,
  type LanguageVocab,
} from './schema.ts'
import { createWordScorer } from './scorer/answer.ts'
import { weighsEvidence } from './scorer/scorer-graph.ts'
import { insertionRules } from './insertions.ts'
import { createLoanFinder } from './loans/suspects.ts'
import { scoreWord, type ColumnScores, type WordScorer } from './score.ts'
import { edge, gap } from './symbols.ts'
import { loadVocab, type LoadedVocab } from './vocab.ts'

export interface LanguagePredictor {
  readonly languages: readonly string[]
  readonly cognateSets: readonly string[]
  /** @throws LanguageQuestionError for a language or set the corpus doesn't have, or where nothing is known of the word. */
  predict(question: LanguageQuestion): Promise<LanguageAnswer>
  /** As `predict` for forms with weights, which visitors don't give; used where models are compared. */
  predictWord(request: PredictionRequest): Promise<WordAnswer>
  /** What a form of an ancestor became. @throws LanguageQuestionError where no changes can be run from that language. */
  descend(question: DescendantsQuestion): DescendantsAnswer
}

/** What is answered of one word without a look at the known forms themselves. */
export type WordAnswer = Omit<LanguageAnswer, 'possibleLoans'>

export interface PredictionRequest {
  readonly target: string
  readonly forms: readonly QueryForm[]
  /** The word's own set: its columns don't count as evidence. A set the corpus doesn't have is no error here. */
  readonly cognateSet?: string
  readonly top: number
}

/** @param session a loaded `model.onnx`; the caller disposes of it. */
export function createLanguagePredictor(session: Session, vocab: LanguageVocab): LanguagePredictor {
  const loaded = loadVocab(vocab)
  return createPredictor(
    loaded,
    weighsEvidence(session)
      ? createWordScorer(loaded.corpus(), session)
      : (query) => scoreWithSession(session, query),
  )
}

/** The same with any scorer. */
export function createPredictor(vocab: LoadedVocab, score: WordScorer): LanguagePredictor {
  const { aligner, calibration } = vocab
  const ruleOf = insertionRules(vocab.alignedSets)
  const predictWord = async (request: PredictionRequest): Promise<WordAnswer> => {
    if (!aligner.languages.includes(request.target)) {
      throw new LanguageQuestionError('unknown-language', request.target)
    }
    const query = buildQuery(aligner, request)
    if (query.columns === 0) throw new LanguageQuestionError('no-known-forms', request.target)
    const scores = await score(query)
    const words = decodeWord(scores, {
      temperature: temperatureAt(calibration, scores.forms),
      top: request.top,
      insertions: ruleOf(query),
    })
    const tokensOf = (symbols: readonly number[]): string[] => symbols.map((id) => query.tokens[id]!)
    const alternatives = words.map(({ symbols, confidence }) => ({ segments: tokensOf(symbols), confidence }))
    return {
      target: request.target,
      ...alternatives[0]!,
      alternatives,
      correspondences: explain(query, scores, words[0]!.columns, aligner.languages),
      unseen: unseenOf(request.forms, vocab),
    }
  }
  const findLoans = createLoanFinder(() => ({ ...aligner, ...vocab.corpus() }))
  return {
    languages: aligner.languages,
    cognateSets: aligner.setIds,
    predictWord,
    descend: createDescendantsAnswerer(() => ({ ...aligner, ...vocab.corpus() }), vocab.tree),
    predict: async (question) => {
      const { target, cognateSet, forms, top } = languageQuestionSchema.parse(question)
      const attested = cognateSet === undefined ? undefined : vocab.formsOf(cognateSet)
      if (cognateSet !== undefined && attested === undefined && forms === undefined) {
        throw new LanguageQuestionError('unknown-cognate-set', cognateSet)
      }
      const own = attested?.find(({ language }) => language === target)?.segments
      const known = forms ?? attested ?? []
      const answer = await predictWord({
        target,
        forms: known,
        top,
        ...(cognateSet !== undefined && { cognateSet }),
      })
      const possibleLoans = findLoans(known, cognateSet)
      return { ...answer, possibleLoans, ...(own !== undefined && { attested: own }) }
    },
  }
}

function unseenOf(forms: readonly QueryForm[], { aligner }: LoadedVocab): LanguageAnswer['unseen'] {
  const segments = new Set(forms.flatMap(({ segments: own }) => own))
  return {
    languages: forms.map(({ language }) => language).filter((slug) => !aligner.languages.includes(slug)),
    segments: [...segments].filter((token) => (aligner.symbols.idOf(token) ?? edge) <= edge),
  }
}

const correspondencesPerColumn = 3

/** For every column the known forms that spoke most for what was chosen there. */
function explain(
  query: WordQuery,
  { forms, width, evidence, counts }: ColumnScores,
  chosen: readonly number[],
  languages: readonly string[],
): Correspondence[] {
  const slugs = Array.from(query.languages, (index) => languages[index])
  return chosen.flatMap((symbol, column) => {
    const parts = slugs.flatMap((language, form) => {
      if (language === undefined) return []
      const at = (column * forms + form) * width
      return [
        {
          column,
          language,
          source: query.tokens[query.symbol[column * forms + form]!]!,
          target: query.tokens[symbol]!,
          count: counts[at + symbol]!,
          of: counts.subarray(at, at + width).reduce((sum, count) => sum + count, 0),
          share: evidence[at + symbol]!,
        },
      ]
    })
    const total = parts.reduce((sum, { share }) => sum + share, 0) || 1
    return parts
      .sort((a, b) => b.share - a.share)
      .slice(0, correspondencesPerColumn)
      .map((part) => ({ ...part, share: part.share / total }))
  })
}

/** The answer alone, without confidence or reasons: segments of the likeliest word; empty where nothing is known. */
export function bestWord(model: LanguageModel, request: WordRequest): string[] {
  const query = buildQuery(alignerOf(model), request)
  if (query.columns === 0) return []
  const columns = bestColumns(scoreWord(model.pairwise, query))
  return columns.filter((symbol) => symbol !== gap).map((symbol) => query.tokens[symbol]!)
}
