import { describe, expect, it } from 'vitest'
import { factorise, invertFactored } from '../../../../models/language/proto/cholesky.ts'
import { fitKernel } from '../../../../models/language/proto/kernel.ts'
import { fitReconstructor } from '../../../../models/language/proto/reconstruct.ts'
import { ReflexCounts } from '../../../../models/language/proto/reflexes.ts'
import type { Syllable } from '../../../../models/language/proto/syllable.ts'
import {
  parseProto,
  parseSyllable,
  slotDistance,
  spellProto,
} from '../../../../models/language/proto/syllable.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { seededRandom } from '../../../../core/seeded-random.ts'

describe('syllables', () => {
  it.each([
    ['t͡ɕʰ i̯au̯ ˥˩', ['t͡ɕʰ', 'i', 'a', 'u', '', '˥˩']],
    ['k ʊ k ˥', ['k', '', 'ʊ', '', 'k', '˥!']],
    ['i̯u ˥', ['', 'i', 'u', '', '', '˥']],
    ['ŋ̩ ˧˧', ['', '', 'ŋ̩', '', '', '˧˧']],
  ])('reads %s in slots', (text, slots) => {
    expect(parseSyllable(text.split(' '))).toEqual(slots)
  })

  it.each([
    ['t͡s j e w 平', { onset: 't͡s', rime: 'j e w', tone: '平' }],
    ['t͡ɕ a ŋ 上', { onset: 't͡ɕ', rime: 'j a ŋ', tone: '上' }],
    ['ɕ i n 平', { onset: 'ɕ', rime: 'i n', tone: '平' }],
    ['ŋ e t 入', { onset: 'ŋ', rime: 'e n', tone: '入' }],
    ['t͡ɕ u kʷ 入', { onset: 't͡ɕ', rime: 'j u ŋʷ', tone: '入' }],
  ])('normalises %s and spells it back', (text, cells) => {
    expect(parseProto(text.split(' '))).toEqual(cells)
    expect(spellProto(cells).join(' ')).toBe(text)
  })

  it('measures slots: 0 when equal, over a half otherwise, 1 against nothing', () => {
    expect(slotDistance('k', 'k')).toBe(0)
    expect(slotDistance('k', '')).toBe(1)
    expect(slotDistance('k', 'kʰ')).toBeGreaterThan(0.5)
    expect(slotDistance('k', 'kʰ')).toBeLessThan(slotDistance('k', 'm'))
    expect(slotDistance('˥', '˩')).toBeCloseTo(1, 12)
    expect(slotDistance('˥', '˥˩')).toBeCloseTo(0.5 + 0.5 * Math.sqrt(0.5), 12)
  })
})

describe('Cholesky', () => {
  it('factors a known matrix', () => {
    const matrix = Float64Array.of(4, 2, 2, 3)
    factorise(matrix, 2)
    expect([matrix[0], matrix[2], matrix[3]]).toEqual([2, 1, Math.sqrt(2)])
  })

  it('inverts a matrix that spans several blocks', () => {
    const n = 301
    const random = seededRandom(5)
    const factor = Float64Array.from({ length: n * n }, () => random() - 0.5)
    const matrix = new Float64Array(n * n)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = i === j ? 1 : 0
        for (let k = 0; k < n; k++) sum += factor[i * n + k]! * factor[j * n + k]!
        matrix[i * n + j] = sum
      }
    }
    const inverse = matrix.slice()
    factorise(inverse, n)
    invertFactored(inverse, n)
    let worst = 0
    for (let i = 0; i < n; i += 25) {
      for (let j = 0; j < n; j++) {
        let sum = 0
        for (let k = 0; k < n; k++) sum += matrix[i * n + k]! * inverse[k * n + j]!
        worst = Math.max(worst, Math.abs(sum - (i === j ? 1 : 0)))
      }
    }
    expect(worst).toBeLessThan(1e-8)
  })

  it('refuses what is not positive definite', () => {
    expect(() => factorise(Float64Array.of(1, 2, 2, 1), 2)).toThrow('not positive definite at row 1')
  })
})

describe('kernel ridge', () => {
  it('equals the closed form for two words', () => {
    const words = [[parseSyllable(['k', 'a', '˥'])], [parseSyllable(['m', 'a', '˥'])]]
    const settings = { weights: [1, 0, 0, 0, 0, 0], agreements: [1], ridge: 0.5 }
    const { score, leftOut } = fitKernel(words, [['g', 'm']], settings)
    // K = [[1, q], [q, 1]] with q = (1 + exp(-d)) / 2; Y - mean = +-1/2, so alpha = +-(1/2) / (1 + .5 - q).
    const q = (1 + Math.exp(-slotDistance('k', 'm'))) / 2
    const [cell] = score(words[0]!)
    expect(cell?.classes).toEqual(['g', 'm'])
    expect(cell?.scores[0]).toBeCloseTo(0.5 + (0.5 * (1 - q)) / (1.5 - q), 6)
    // Left out, the first word has the second's evidence alone: mean + q (Y - mean) / 1.5.
    expect(leftOut[0]?.scores[0]).toBeCloseTo(0.5 - (q * 0.5) / 1.5, 6)
    expect(leftOut[0]?.scores[1]).toBeCloseTo(0.5 + (q * 0.5) / 1.5, 6)
  })
})

describe('ReflexCounts', () => {
  const syllable = (onset: string, nucleus: string): Syllable => [onset, '', nucleus, '', '', '˥']
  const ancestor = (onset: string, rime: string) => ({ onset, rime, tone: '平' })
  /** p is f before u alone. */
  const pairs = ['a', 'i', 'u'].flatMap((rime) =>
    ['p', 't', 'k', 'p'].map((onset) => ({
      proto: ancestor(onset, rime),
      daughter: syllable(onset === 'p' && rime === 'u' ? 'f' : onset, rime),
    })),
  )
  const counts = new ReflexCounts(
    pairs.map(({ daughter }) => [daughter]),
    pairs.map(({ proto }) => proto),
  )
  const onsetOf = (
    onset: string,
    proto: ReturnType<typeof ancestor>,
    leftOut?: ReturnType<typeof ancestor>,
  ) => {
    const into = new Float32Array(counts.places)
    counts.logLikelihoods([syllable(onset, proto.rime)], proto, into, leftOut)
    return Math.exp(into[0]!)
  }

  it('shares all probability among the values of a slot and one that was never seen', () => {
    const shares = ['p', 't', 'k', 'f', 'ǁ'].map((onset) => onsetOf(onset, ancestor('p', 'u')))
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5)
  })

  it('learns what a change depends on, and takes a word’s own count away', () => {
    const [before, after] = [onsetOf('f', ancestor('p', 'a')), onsetOf('f', ancestor('p', 'u'))]
    expect(after).toBeGreaterThan(0.6)
    expect(before).toBeLessThan(0.3)
    expect(onsetOf('f', ancestor('p', 'u'), ancestor('p', 'u'))).toBeLessThan(after)
  })

  it('says nothing of a daughter that is missing', () => {
    const into = new Float32Array(counts.places).fill(7)
    counts.logLikelihoods([undefined], ancestor('p', 'a'), into)
    expect([...into]).toEqual([0, 0, 0, 0, 0, 0])
  })
})

describe('fitReconstructor', () => {
  it('reconstructs regular syllables, also where a daughter is missing', async () => {
    const onsets = [['k', 'k', 'h'], ['m', 'm', 'm'], ['s', 's', 'ʃ']] as const // prettier-ignore
    const rimes = [['a ŋ', 'a ŋ', 'o'], ['u', 'u', 'y'], ['e n', 'i n', 'e']] as const // prettier-ignore
    const tones = [
      ['平', '˥', '˧'],
      ['上', '˨˩', '˥˩'],
    ] as const
    const words = onsets.flatMap((onset) =>
      rimes.flatMap((rime) =>
        tones.map((tone) => {
          const [proto, north, south] = [0, 1, 2].map((i) => [onset[i]!, ...rime[i]!.split(' '), tone[i]!])
          return { proto: proto!, daughters: [north!, south!] }
        }),
      ),
    )
    const asked = words[7]!
    const { reconstruct, dispose } = await fitReconstructor(
      createNodeRuntime(),
      words.filter((word) => word !== asked),
    )
    const [full, partial] = await reconstruct([asked.daughters, [asked.daughters[0]!, []]])
    await dispose()
    expect(full?.segments).toEqual(asked.proto)
    expect(partial?.segments).toEqual(asked.proto)
    const total = full?.alternatives.reduce((sum, { probability }) => sum + probability, 0) ?? 0
    expect(total).toBeGreaterThan(0.5)
    expect(total).toBeLessThanOrEqual(1.0001)
  })
})
