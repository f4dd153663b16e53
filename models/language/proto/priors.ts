/** How often ancestors have an onset, a rime, a tone, and these together; a training word's own count can be left out. */
import type { ProtoSyllable } from './syllable.ts'

const pairs = [
  ['onset', 'rime'],
  ['rime', 'tone'],
  ['onset', 'tone'],
] as const
const cells = ['onset', 'rime', 'tone'] as const

export const priorNames: readonly string[] = [
  ...cells.map((cell) => `log frequency of the ${cell}`),
  ...pairs.flatMap(([a, b]) => [`mutual information of ${a} and ${b}`, `log count of ${a} with ${b}`]),
  'onset and rime never met',
  'syllable never met',
  'log count of the syllable',
  'log count of the syllable, damped',
]

export class Priors {
  readonly #counts = new Map<string, number>()
  readonly #words: number

  constructor(ancestors: readonly ProtoSyllable[]) {
    this.#words = ancestors.length
    for (const ancestor of ancestors)
      for (const key of keysOf(ancestor)) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  /** Four bytes for each onset, rime, tone, pair and syllable. */
  get bytes(): number {
    return 4 * this.#counts.size
  }

  /** log((n + 2e) / 3e), e the count expected from independence: 0 where a pair is as frequent as chance. */
  mutualInformation(
    candidate: ProtoSyllable,
    [a, b]: readonly ['onset' | 'rime', 'rime' | 'tone'],
    leftOut?: ProtoSyllable,
  ): number {
    const [onset, rime, tone, onsetRime, rimeTone] = this.#countsOf(candidate, leftOut)
    const [first, second, joint] =
      a === 'onset' && b === 'rime' ? [onset, rime, onsetRime] : [rime, tone, rimeTone]
    return information(joint!, first!, second!, this.#words - (leftOut ? 1 : 0))
  }

  /** In the order of `priorNames`. */
  features(candidate: ProtoSyllable, leftOut?: ProtoSyllable): number[] {
    const [onset, rime, tone, onsetRime, rimeTone, onsetTone, whole] = this.#countsOf(candidate, leftOut) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    const words = this.#words - (leftOut ? 1 : 0)
    const together = (joint: number, a: number, b: number): number[] => [
      information(joint, a, b, words),
      Math.log(joint + 0.3),
    ]
    return [
      ...[onset, rime, tone].map((count) => Math.log((count + 0.5) / words)),
      ...together(onsetRime, onset, rime),
      ...together(rimeTone, rime, tone),
      ...together(onsetTone, onset, tone),
      onsetRime === 0 ? 1 : 0,
      whole === 0 ? 1 : 0,
      Math.log(whole + 0.3),
      Math.log(whole + 2),
    ]
  }

  #countsOf(candidate: ProtoSyllable, leftOut: ProtoSyllable | undefined): number[] {
    const own = leftOut && keysOf(leftOut)
    return keysOf(candidate).map((key, i) => (this.#counts.get(key) ?? 0) - (own?.[i] === key ? 1 : 0))
  }
}

function information(joint: number, a: number, b: number, words: number): number {
  const expected = (a * b) / words + 1e-3
  return Math.log((joint + 2 * expected) / (3 * expected))
}

const keysOf = (syllable: ProtoSyllable): string[] => [
  ...cells.map((cell) => `${cell}: ${syllable[cell]}`),
  ...pairs.map(([a, b]) => `${a}, ${b}: ${syllable[a]}, ${syllable[b]}`),
  `all: ${syllable.onset}, ${syllable.rime}, ${syllable.tone}`,
]
