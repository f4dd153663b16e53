import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../../../../../core/heritage/life.ts'
import { conditionPlaces, repairWays } from '../../../../../core/heritage/life.ts'
import { buildTwin } from '../../../../../core/twin/build.ts'
import { formNames, surfaceNames, type TwinFacts } from '../../../../../core/twin/facts.ts'
import { buildLife } from '../../../../../core/twin/life/build-life.ts'
import { skinKey, type TwinMesh } from '../../../../../core/twin/mesh.ts'
import { paintSkin } from '../../../../../core/twin/texture/paint.ts'
import { inspectMesh } from '../../../../support/mesh-facts.ts'
import { sampleTwins } from '../../../../support/sample-twins.ts'

const life: readonly Condition[] = [
  {},
  { patina: { amount: 0.3 }, soil: { amount: 0.1 } },
  { soil: { amount: 0.9 }, patina: { amount: 0.7 }, loss: { amount: 0.7, at: 'top' } },
  { patina: { amount: 0.9 }, repair: { amount: 0.5, by: 'fill' } },
  { repair: { amount: 0.4, by: 'staples' }, loss: { amount: 0.3, at: 'corner' } },
]

const prints = (mesh: TwinMesh) =>
  mesh.parts.map((part) => `${skinKey(part.skin)} ${part.positions.length} ${part.positions.reduce((sum, x, i) => sum + x * (1 + (i % 7)), 0).toFixed(7)}`).join('\n') // prettier-ignore

function expectSound(mesh: TwinMesh): ReturnType<typeof inspectMesh> {
  const report = inspectMesh(mesh)
  expect(report.finite).toBe(true)
  expect(report.openEdges).toBe(0)
  expect(report.volume).toBeGreaterThan(0)
  expect(report.normalError).toBeLessThan(1e-5)
  expect(report.turnedNormals / report.triangles).toBeLessThan(0.05)
  return report
}

describe('every form in every state', () => {
  for (const form of formNames) {
    it(`${form}: closed, wound outwards, each state unlike the others, today in the recorded box`, () => {
      const facts = sampleTwins[form]
      const states = life.map((_, i) => buildLife(facts, 'far', life, i))
      states.forEach(expectSound)
      expect(new Set(states.map(prints)).size).toBe(life.length)
      const { widthM, heightM, depthM } = facts.dimensions
      const today = inspectMesh(states.at(-1)!)
      ;[widthM, heightM, depthM].forEach((size, k) =>
        expect(today.max[k]! - today.min[k]!).toBeCloseTo(size, 4),
      )
    })
  }
})

describe('any facts in any condition', () => {
  it('give a sound mesh, today in the recorded box', () => {
    const side = fc.double({ min: 0.02, max: 3, noNaN: true })
    const amount = fc.double({ min: 0, max: 1, noNaN: true })
    const at = fc.constantFrom(...conditionPlaces)
    const facts = fc.record({
      form: fc.constantFrom(...formNames),
      dimensions: fc.record({ widthM: side, heightM: side, depthM: side }),
      surface: fc.constantFrom(...surfaceNames),
    })
    const condition = fc.record({
      soil: fc.record({ amount, at }),
      loss: fc.record({ amount, at }),
      repair: fc.record({ amount, at, by: fc.constantFrom(...repairWays) }),
    })
    fc.assert(
      fc.property(facts, condition, (value: TwinFacts, today) => {
        const report = inspectMesh(buildLife(value, 'far', [{}, today], 1))
        expect(report.finite).toBe(true)
        expect(report.openEdges).toBe(0)
        expect(report.max[0]! - report.min[0]!).toBeCloseTo(value.dimensions.widthM, 3)
        expect(report.max[1]! - report.min[1]!).toBeCloseTo(value.dimensions.heightM, 3)
      }),
      { numRuns: 25, seed: 11 },
    )
  })
})

describe('a state', () => {
  const { amphora, ding } = sampleTwins

  it('is the twin itself where today has no condition', () => {
    const [now, plain] = [buildLife(ding, 'room', [{}, {}], 1), buildTwin(ding, 'room')]
    expect(now.parts.map(({ skin }) => skinKey(skin))).toEqual(plain.parts.map(({ skin }) => skinKey(skin)))
    expect(inspectMesh(now).volume).toBeCloseTo(inspectMesh(plain).volume, 7)
  })

  it('loses substance where it is broken, and gets it back where it is filled', () => {
    const volume = (condition: Condition) =>
      inspectMesh(buildLife(amphora, 'room', [condition, {}], 0)).volume
    const whole = volume({})
    const broken = volume({ loss: { amount: 0.8, at: 'top' } })
    expect(broken / whole).toBeLessThan(0.95)
    expect(volume({ repair: { amount: 1, at: 'top', by: 'fill' } }) / whole).toBeGreaterThan(0.97)
  })

  it('shows gold only where gold is said', () => {
    const surfacesOf = (by: 'gold' | 'seam') => buildLife(amphora, 'far', [{ repair: { amount: 0.5, by } }, {}], 0).parts.map((part) => part.surface) // prettier-ignore
    expect(surfacesOf('gold')).toContain('gold')
    expect(surfacesOf('seam')).not.toContain('gold')
  })

  it('has its soil in the hollows rather than on open surfaces', () => {
    const mesh = buildLife(amphora, 'room', [{ soil: { amount: 0.6 } }, {}], 0)
    const pairs = mesh.parts.flatMap((part) => Array.from(part.soil!, (soil, v) => [soil, part.occlusion[v]!] as const)) // prettier-ignore
    const mean = (list: readonly (readonly [number, number])[]) =>
      list.reduce((sum, [soil]) => sum + soil, 0) / list.length
    expect(mean(pairs.filter(([, open]) => open < 0.4))).toBeGreaterThan(1.3 * mean(pairs.filter(([, open]) => open > 0.8))) // prettier-ignore
  })

  it('is the same twice', () => {
    expect(prints(buildLife(ding, 'far', life, 2))).toBe(prints(buildLife(ding, 'far', life, 2)))
  })
})

describe('an aged skin', () => {
  const skin = {
    surface: 'bronze-green',
    accent: undefined,
    motif: 'plain',
    layout: 'tile',
    aspect: 1,
  } as const
  const mean = (pixels: Uint8Array, channel: number) => pixels.filter((_, i) => i % 4 === channel).reduce((sum, x) => sum + x, 0) / (pixels.length / 4) // prettier-ignore

  it('is metal when new, and turns with its patina to what is recorded', () => {
    const metal = [0, 3, 6, 10].map((patina) =>
      mean(paintSkin({ ...skin, age: { patina, soil: 0 } }, 96).orm, 2),
    )
    expect([...metal].sort((a, b) => b - a)).toEqual(metal)
    expect(metal[0]).toBeGreaterThan(240)
    expect(paintSkin({ ...skin, age: { patina: 10, soil: 0 } }, 96).albedo).toEqual(
      paintSkin(skin, 96).albedo,
    )
  })

  it('grows rough and dull under soil', () => {
    const [clean, soiled] = [0, 9].map((soil) => paintSkin({ ...skin, age: { patina: 0, soil } }, 96))
    expect(mean(soiled!.orm, 1)).toBeGreaterThan(mean(clean!.orm, 1) + 40)
    expect(mean(soiled!.orm, 2)).toBeLessThan(mean(clean!.orm, 2))
  })
})
