/** Answers about one text through a museum's own encoder: where the encoder runs, that is on the server. */
import type { Session } from '../../session.ts'
import { floats } from '../../session.ts'
import { featuresOf, indexVocab } from '../features.ts'
import { keyTerms, termsOfText } from '../key-terms.ts'
import type { KeyTerm } from '../key-terms.ts'
import { periodLabels, sentimentLabels, subjectLabels } from '../labels.ts'
import type { TextHead } from '../labels.ts'
import { notVerseReasons, poemEvidence, rank, termsPerHead } from '../predict.ts'
import type { TextPredictor } from '../predict.ts'
import type { TextVocab } from '../schema.ts'
import { isIdeographic, museumGrams, normalise } from '../tokens.ts'
import type { TextEncoder } from './encoder.ts'

/** Each is a further run of the encoder. */
const mostTermsTried = 8

/** Session and encoder stay the caller's to dispose of. */
export function createEncodedPredictor(
  session: Session,
  vocab: TextVocab,
  encoder: Pick<TextEncoder, 'encode'>,
): TextPredictor {
  const index = indexVocab(vocab)
  async function ask(text: string) {
    const features = featuresOf(text, index)
    const encoding = await encoder.encode(text)
    const known = Object.entries(features.feeds).filter(([name]) => session.inputNames.includes(name))
    const outputs = await session.run({
      ...Object.fromEntries(known),
      encoding: floats([encoding.length], encoding),
    })
    const list = (name: string) => Array.from(outputs[name]!.data, Number)
    return { features, encoding, outputs, subject: list('subject'), sentiment: list('sentiment'), list }
  }
  return {
    async predict({ text }) {
      const whole = await ask(text)
      const { features, outputs } = whole
      const verdict = features.verse
      const subject = rank(vocab.subjects, whole.subject, subjectLabels)
      const sentiment = rank(vocab.sentiments, whole.sentiment, sentimentLabels)
      const period = verdict.verse
        ? rank(vocab.periods, whole.list('period'), periodLabels)
        : { notApplicable: verdict.reason, reason: notVerseReasons[verdict.reason] }
      const [first, felt] = [
        vocab.subjects.indexOf(subject[0]!.label),
        vocab.sentiments.indexOf(sentiment[0]!.label),
      ]
      // What a term is worth: how much less likely the answer is without it.
      const losses: { term: string; subject: number; sentiment: number }[] = []
      for (const term of termsOfText(text).slice(0, mostTermsTried)) {
        const without = await ask(withoutTerm(text, term))
        losses.push({
          term,
          subject: whole.subject[first]! - without.subject[first]!,
          sentiment: whole.sentiment[felt]! - without.sentiment[felt]!,
        })
      }
      const strongest = (head: 'subject' | 'sentiment') =>
        losses
          .map(({ term, ...loss }) => ({ term, weight: loss[head], head }))
          .filter(({ weight }) => weight > 0)
          .sort((a, b) => b.weight - a.weight)
          .slice(0, termsPerHead)
      const ofPoem: (KeyTerm & { head: TextHead })[] =
        'notApplicable' in period
          ? []
          : keyTerms(
              text,
              { byGram: poemEvidence(outputs, features, period[0]!.label) },
              museumGrams,
              termsPerHead,
            ).map((term) => ({ ...term, head: 'period' }))
      return {
        subject,
        period,
        sentiment,
        keyTerms: [...scaled(strongest('subject')), ...scaled(strongest('sentiment')), ...ofPoem],
        embedding: Array.from(whole.encoding),
      }
    },
  }
}

/** A word is left out where it stands alone, a pair of unspaced writing wherever it stands. */
function withoutTerm(text: string, term: string): string {
  if (isIdeographic(term)) return text.replaceAll(term, ' ')
  const parts = text.split(/([^\p{L}\p{M}\p{N}]+)/u)
  return parts.map((part) => (normalise(part) === term ? '' : part)).join('')
}

/** The weights of a head's terms sum to 1 at most. */
function scaled<T extends { weight: number }>(terms: readonly T[]): T[] {
  const sum = Math.max(
    1,
    terms.reduce((all, { weight }) => all + weight, 0),
  )
  return terms.map((term) => ({ ...term, weight: term.weight / sum }))
}
