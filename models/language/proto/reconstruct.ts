/** Reconstructs an ancestor's syllable: a kernel classifier for onset, rime and tone, joined by what occurs together. */
import { fitKernel, type Daughters, type KernelClassifier, type KernelSettings } from './kernel.ts'
import { parseProto, parseSyllable, spellProto, type ProtoSyllable } from './syllable.ts'

export const protoMethod =
  'kernel ridge over syllable slots, onset, rime and tone joined by mutual information'

/** Found by coordinate search on the leave-one-out log-likelihood of 700 training words of WikiHan. */
const settings: Readonly<Record<keyof ProtoSyllable, KernelSettings>> = {
  onset: { weights: [10, 0.175, 0.125, 0.05, 0.05, 0.7], agreement: 0.32, ridge: 0.04 },
  rime: { weights: [0.35, 3, 3, 3, 1.5, 0.15], agreement: 0.32, ridge: 0.1 },
  tone: { weights: [0.3, 0.1, 0.4, 0.025, 0.125, 5], agreement: 0.8, ridge: 0.04 },
}
const cells = ['onset', 'rime', 'tone'] as const
const jointWeight = 0.3
const shortlist = 8

export interface ProtoWord {
  readonly proto: readonly string[]
  /** The daughters' segments in a fixed order; empty where not known. */
  readonly daughters: readonly (readonly string[])[]
}

export interface Reconstructor {
  /** Segments of the likeliest ancestor. */
  readonly reconstruct: (daughters: ProtoWord['daughters']) => string[]
}

export function fitReconstructor(
  words: readonly ProtoWord[],
  onCell?: (cell: string) => void,
): Reconstructor {
  const parsed = words.map(({ proto }) => parseProto(proto))
  const inputs = words.map(({ daughters }) => slotsOf(daughters))
  const classifiers = Object.fromEntries(
    cells.map((cell) => {
      onCell?.(cell)
      const labels = parsed.map((syllable) => syllable[cell])
      return [cell, fitKernel(inputs, labels, settings[cell])]
    }),
  ) as Record<(typeof cells)[number], KernelClassifier>
  const onsetRime = mutualInformation(parsed.map(({ onset, rime }) => [onset, rime]))
  const rimeTone = mutualInformation(parsed.map(({ rime, tone }) => [rime, tone]))
  return {
    reconstruct: (daughters) => {
      const slots = slotsOf(daughters)
      const [onsets, rimes, tones] = cells.map((cell) => bestOf(classifiers[cell], slots))
      let best: { score: number; syllable: ProtoSyllable } | undefined
      for (const [onset, onsetScore] of onsets!) {
        for (const [rime, rimeScore] of rimes!) {
          for (const [tone, toneScore] of tones!) {
            const joint = onsetRime(onset, rime) + rimeTone(rime, tone)
            const score = onsetScore + rimeScore + toneScore + jointWeight * joint
            if (best === undefined || score > best.score) best = { score, syllable: { onset, rime, tone } }
          }
        }
      }
      return best === undefined ? [] : spellProto(best.syllable)
    },
  }
}

const slotsOf = (daughters: ProtoWord['daughters']): Daughters =>
  daughters.map((segments) => (segments.length === 0 ? undefined : parseSyllable(segments)))

function bestOf({ classes, predict }: KernelClassifier, daughters: Daughters): [string, number][] {
  const scores = predict(daughters)
  return classes
    .map((label, i): [string, number] => [label, scores[i]!])
    .sort((a, b) => b[1] - a[1])
    .slice(0, shortlist)
}

/** log((n + 2e) / 3e), e the count expected from independence: 0 where a pair is as frequent as chance. */
function mutualInformation(pairs: readonly (readonly [string, string])[]): (a: string, b: string) => number {
  const count = (keys: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts
  }
  const first = count(pairs.map(([a]) => a))
  const second = count(pairs.map(([, b]) => b))
  const joint = count(pairs.map((pair) => pair.join('\t')))
  return (a, b) => {
    const expected = ((first.get(a) ?? 0) * (second.get(b) ?? 0)) / pairs.length
    return Math.log(((joint.get(`${a}\t${b}`) ?? 0) + 2 * expected) / (3 * expected))
  }
}
