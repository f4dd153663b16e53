/** Answers about one text; the same on the server and in the browser, whatever runtime loaded the session. */
import type { Session, Tensors } from '../session.ts'
import { featuresOf, indexVocab } from './features.ts'
import type { TextFeatures } from './features.ts'
import { keyTerms } from './key-terms.ts'
import type { KeyTerm } from './key-terms.ts'
import { periodLabels, sentimentLabels, subjectLabels } from './labels.ts'
import type { TextHead } from './labels.ts'
import type { VerseVerdict } from './period/poem.ts'
import { museumGrams } from './tokens.ts'
import type { TextInput, TextOutput, TextVocab } from './schema.ts'

export interface TextPredictor {
  predict(input: TextInput): Promise<TextOutput>
}

export const termsPerHead = 5

export const notVerseReasons: Readonly<Record<Extract<VerseVerdict, { verse: false }>['reason'], { en: string; zh: string }>> = {
  'not-chinese': { en: 'Only classical Chinese verse is dated; this text is not Chinese.', zh: '只判断中文古典诗歌的年代，这段文字不是中文诗歌。' },
  'too-short': { en: 'Too short to be dated: a poem of at least four lines is needed.', zh: '文字太短，至少需要四句诗才能判断年代。' },
  'too-long': { en: 'Too long for a poem.', zh: '文字太长，不像一首诗。' },
  'uneven-lines': { en: 'The lines are not those of classical verse.', zh: '句式不符合古典诗歌的格律。' },
  'modern-words': { en: 'This reads as modern Chinese, not as classical verse.', zh: '这段文字像现代汉语，不是古典诗歌。' },
} // prettier-ignore

/** The session stays the caller's to dispose of. */
export function createTextPredictor(session: Session, vocab: TextVocab): TextPredictor {
  const index = indexVocab(vocab)
  return {
    async predict({ text }) {
      const features = featuresOf(text, index)
      const outputs = await session.run(features.feeds)
      const list = (name: string) => Array.from(outputs[name]!.data, Number)
      const subject = rank(vocab.subjects, list('subject'), subjectLabels)
      const sentiment = rank(vocab.sentiments, list('sentiment'), sentimentLabels)
      const verdict = features.verse
      const period = verdict.verse
        ? rank(vocab.periods, list('period'), periodLabels)
        : { notApplicable: verdict.reason, reason: notVerseReasons[verdict.reason] }
      const terms = (head: TextHead, byGram: Map<string, number>) =>
        keyTerms(text, { byGram }, museumGrams, termsPerHead).map((term: KeyTerm) => ({ ...term, head }))
      const about = evidence(
        outputs,
        'subject_evidence',
        features.own,
        vocab.subjects.indexOf(subject[0]!.label),
      )
      merge(
        about,
        evidence(outputs, 'prior_evidence', features.prior, vocab.subjects.indexOf(subject[0]!.label)),
      )
      const felt = evidence(
        outputs,
        'sentiment_evidence',
        features.own,
        vocab.sentiments.indexOf(sentiment[0]!.label),
      )
      return {
        subject,
        period,
        sentiment,
        keyTerms: [
          ...terms('subject', about),
          ...terms('sentiment', felt),
          ...('notApplicable' in period
            ? []
            : terms('period', poemEvidence(outputs, features, period[0]!.label))),
        ],
        embedding: list('embedding'),
      }
    },
  }
}

export function rank<L extends string>(
  labels: readonly L[],
  probabilities: readonly number[],
  names: Readonly<Record<L, { en: string; zh: string }>>,
) {
  return labels
    .map((label, i) => ({
      label,
      name: names[label],
      probability: Math.min(1, Math.max(0, probabilities[i]!)),
    }))
    .sort((a, b) => b.probability - a.probability)
}

/** What each gram added to one class, less what it added to all of them on average. */
function evidence(
  outputs: Tensors,
  name: string,
  grams: readonly string[],
  chosen: number,
): Map<string, number> {
  const { data, dims } = outputs[name]!
  const width = dims[1]!
  return new Map(
    grams.map((gram, i) => {
      let mean = 0
      for (let c = 0; c < width; c++) mean += Number(data[i * width + c]) / width
      return [gram, Number(data[i * width + chosen]) - mean]
    }),
  )
}

export function poemEvidence(outputs: Tensors, { poem }: TextFeatures, period: string): Map<string, number> {
  const { data } = outputs['poem_evidence']!
  return new Map(poem.map((gram, i) => [gram, (period === 'song' ? 1 : -1) * Number(data[i])]))
}

function merge(into: Map<string, number>, other: ReadonlyMap<string, number>): void {
  for (const [gram, value] of other) into.set(gram, (into.get(gram) ?? 0) + value)
}
