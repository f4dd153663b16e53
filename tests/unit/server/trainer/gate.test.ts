import { describe, expect, test } from 'vitest'
import { decide, gateLimits } from '../../../../server/trainer/gate.ts'
import type { GateEvidence } from '../../../../server/trainer/gate.ts'

const good: GateEvidence = {
  overBaseline: { mean: 0.02, low: 0.01, high: 0.03, groups: 40, baseline: 'popularity' },
  overChampion: { mean: 0.01, low: 0.002, high: 0.02, groups: 40, champion: 'v1' },
  offPolicy: { low: 0.12, champion: 0.12, effectiveSamples: 100, samples: 5_000 },
  ece: 0.05,
  coverageLoss: 0.1,
  giniRise: 0.1,
  groups: { en: -0.02, zh: 0.01 },
  runtime: { parity: 2e-3, bytes: 10 * 1024 * 1024, p95Ms: 300 },
}
const champion = good.overChampion!
const offPolicy = good.offPolicy!

test('what stands exactly on every limit is published', () => {
  expect(decide(good)).toMatchObject({ publish: true, reasons: [] })
})

describe('one thing wrong is enough, and it is named', () => {
  const cases: readonly (readonly [string, Partial<GateEvidence>])[] = [
    ['baseline', { overBaseline: { ...good.overBaseline!, mean: 0 } }],
    ['champion', { overChampion: { ...champion, low: -gateLimits.margin } }],
    ['propensities', { offPolicy: { ...offPolicy, effectiveSamples: 99.9 } }],
    ['propensities', { offPolicy: { ...offPolicy, samples: 20_000, effectiveSamples: 199 } }],
    ['off-policy', { offPolicy: { ...offPolicy, low: 0.1199 } }],
    ['calibration', { ece: 0.0501 }],
    ['coverage loss', { coverageLoss: 0.101 }],
    ['concentration', { giniRise: 0.101 }],
    ['group en', { groups: { en: -0.0201, zh: 0.01 } }],
    ['parity', { runtime: { ...good.runtime, parity: 2.1e-3 } }],
    ['size', { runtime: { ...good.runtime, bytes: 10 * 1024 * 1024 + 1 } }],
    ['latency', { runtime: { ...good.runtime, p95Ms: 301 } }],
  ]
  test.each(cases)('%s', (name, change) => {
    const { publish, reasons, checks } = decide({ ...good, ...change })
    expect(publish).toBe(false)
    expect(reasons).toHaveLength(1)
    expect(reasons[0]).toMatch(new RegExp(`^${name}: `))
    expect(checks.filter((check) => !check.passed).map((check) => check.name)).toEqual([name])
  })
})

test('the margin itself is within the noise', () => {
  const low = -gateLimits.margin + 1e-9
  expect(decide({ ...good, overChampion: { ...champion, low } }).publish).toBe(true)
})

test('a first model needs no evidence, a later one does', () => {
  const { runtime } = good
  expect(decide({ runtime }).publish).toBe(true)
  const later = decide({ runtime, overChampion: champion })
  expect(later.reasons).toEqual(['evidence: nothing is held out to judge it on'])
})

describe('a release may replace what ships by what is no worse', () => {
  const release = { ...gateLimits, mustGain: false }
  const even = { ...champion, mean: -0.002, low: -0.009 }
  test('where the bound is within the margin, and says so', () => {
    expect(decide({ ...good, overChampion: even }).reasons).toHaveLength(1)
    const { publish, checks } = decide({ ...good, overChampion: even }, release)
    expect(publish).toBe(true)
    expect(checks.find(({ name }) => name === 'champion')!.detail).toBe(
      '-0.0020 against v1, one-sided 95% lower bound -0.0090; retrained for a release, so it need only be no worse by 0.01',
    )
  })
  test('not where it is beyond', () => {
    const worse = { ...even, low: -0.0101 }
    expect(decide({ ...good, overChampion: worse }, release).publish).toBe(false)
  })
  test('and where nothing could be compared it says that', () => {
    const uncompared = { ...champion, mean: 0, low: 0, groups: 0 }
    const { runtime } = good
    expect(decide({ runtime, overChampion: uncompared }).publish).toBe(false)
    const { publish, checks } = decide({ runtime, overChampion: uncompared }, release)
    expect(publish).toBe(true)
    expect(checks.find(({ name }) => name === 'champion')!.detail).toBe(
      'not compared with v1; retrained for a release',
    )
  })
  test('all else holds', () => {
    expect(decide({ ...good, overChampion: even, ece: 0.06 }, release).publish).toBe(false)
  })
})

test('several faults are all told', () => {
  const { reasons } = decide({ ...good, ece: 0.2, giniRise: 0.5 })
  expect(reasons).toEqual(['calibration: 0.2, at most 0.05', 'concentration: 0.5, at most 0.1'])
})
