import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildTwin } from '../../../../core/twin/build.ts'
import { formNames, motifNames, surfaceNames, type TwinFacts } from '../../../../core/twin/facts.ts'
import { triangleBudget, type LevelOfDetail } from '../../../../core/twin/mesh.ts'
import { inspectMesh } from '../../../support/mesh-facts.ts'
import { sampleTwins } from '../../../support/sample-twins.ts'

const levels: readonly LevelOfDetail[] = ['near', 'room', 'far']

function expectSound(facts: TwinFacts, lod: LevelOfDetail): void {
  const mesh = buildTwin(facts, lod)
  const report = inspectMesh(mesh)
  const { widthM, heightM, depthM } = facts.dimensions
  const wanted = [-widthM / 2, 0, -depthM / 2, widthM / 2, heightM, depthM / 2]
  const found = [...report.min, ...report.max]
  wanted.forEach((value, k) => expect(Math.abs(found[k]! - value)).toBeLessThan(1e-4))
  expect(mesh.min).toEqual([-widthM / 2, 0, -depthM / 2])
  expect(report.finite).toBe(true)
  expect(report.openEdges).toBe(0)
  expect(report.volume).toBeGreaterThan(0)
  expect(report.normalError).toBeLessThan(1e-5)
  expect(report.turnedNormals / report.triangles).toBeLessThan(0.01)
  expect(report.triangles).toBeLessThanOrEqual(triangleBudget[lod])
  expect(report.triangles).toBeGreaterThan(20)
  expect(report.uv[0]).toBeGreaterThan(-200)
  expect(report.uv[1]).toBeLessThan(200)
  expect(report.occlusion[0]).toBeGreaterThanOrEqual(0)
  expect(report.occlusion[1]).toBeLessThanOrEqual(1)
}

describe('every form at every level of detail', () => {
  for (const form of formNames) {
    for (const lod of levels) {
      it(`${form} ${lod}: recorded box, closed, outward, unit normals, within budget`, () => {
        expectSound(sampleTwins[form], lod)
      })
    }
  }
})

describe('variants that parameters choose', () => {
  const variants: Readonly<Record<string, readonly Partial<TwinFacts>[]>> = {
    ding: [{ params: { legs: 3 } }, { params: { legs: 3, lobed: true } }],
    gui: [{ params: { handles: 4, square: true } }, { params: { handles: 0, lid: true }, surface: 'brass' }],
    bell: [{ params: { shape: 'round' } }, { params: { shape: 'bo' } }, { params: { knobs: 0, shank: 0 } }],
    drum: [{ params: { kind: 'barrel' }, surface: 'wood' }, { params: { kind: 'pegged' }, surface: 'wood' }, { params: { kind: 'carried' }, surface: 'wood' }, { params: { kind: 'goblet' }, surface: 'wood' }, { params: { frogs: 4 } }],
    ewer: [{ params: { kind: 'stirrup' } }, { params: { kind: 'stirrup', body: 'head' }, surface: 'terracotta', accent: 'clay' }, { params: { kind: 'teapot', lid: true } }, { params: { kind: 'coffeepot', lid: true }, surface: 'silver', accent: 'wood' }],
    amphora: [{ params: { kind: 'cameo' }, surface: 'glass', accent: 'marble' }],
    krater: [{ params: { kind: 'pedestal' }, motif: 'mourners' }, { params: { kind: 'volute' } }, { params: { kind: 'column' } }, { params: { kind: 'calyx' } }],
    bowl: [{ params: { kind: 'deep', lobes: 4 }, surface: 'clay' }, { params: { kind: 'dish', lobes: 12 } }],
    cup: ['kylix', 'stem', 'gu', 'mug', 'goblet'].map((kind): Partial<TwinFacts> => ({ params: { kind, mounted: kind === 'goblet' } })).concat({ params: { kind: 'beaker', face: true } }, { params: { kind: 'goblet', lid: true }, surface: 'ivory', dimensions: { widthM: 0.138, heightM: 0.31, depthM: 0.138 } }),
    bottle: ['pear', 'globular', 'gourd', 'jar', 'tall', 'flask', 'roped'].map((kind) => ({ params: { kind, handles: 2, lid: kind === 'flask' || kind === 'jar' } })),
    figurine: ['standing', 'seated', 'enthroned', 'pensive', 'horse', 'quadruped', 'camel', 'llama', 'bird', 'warrior', 'dancing', 'squat', 'colossus'].map((kind) => ({ params: { kind } })),
    head: ['plain', 'curls', 'helmet', 'beard'].map((kind) => ({ params: { kind, bust: kind === 'beard' } })),
    mask: ['animal', 'grotesque', 'pendant', 'mosaic', 'pillar-eyed', 'plated'].map((kind) => ({ params: { kind } })),
    codex: [...['open', 'screenfold', 'palm'].map((binding) => ({ params: { binding } })), { surface: 'vellum', accent: 'wood' }],
    scroll: [{ dimensions: { widthM: 1, heightM: 0.05, depthM: 0.3 } }, { params: { kind: 'hand' } }],
    painting: [{ params: { frame: false } }],
    blade: ['dagger', 'spear', 'axe', 'ge', 'rod'].map((kind) => ({ params: { kind } })),
    disc: [...['coin', 'mirror', 'gong', 'plate'].map((kind) => ({ params: { kind } })), { params: { hole: 0, throne: true }, surface: 'brass', dimensions: { widthM: 0.156, heightM: 0.196, depthM: 0.006 } }, { params: { kind: 'plate', hole: 0.27 }, surface: 'limestone' }],
    jewel: [
      ...['crown', 'pendant', 'ring', 'bracelet', 'figure'].map((kind) => ({ params: { kind }, dimensions: { widthM: 0.2, heightM: 0.1, depthM: 0.2 } })),
      { params: { kind: 'pendant', outline: 'round' }, dimensions: { widthM: 0.114, heightM: 0.181, depthM: 0.012 } },
      { params: { kind: 'brooch' }, motif: 'brooch-panels', dimensions: { widthM: 0.087, heightM: 0.32, depthM: 0.012 } },
      { params: { kind: 'buckle' }, motif: 'buckle-plaits', dimensions: { widthM: 0.056, heightM: 0.132, depthM: 0.02 } },
      { params: { kind: 'goats' }, dimensions: { widthM: 0.0762, heightM: 0.0953, depthM: 0.0064 } },
    ],
    stele: ['stepped', 'flat', 'pointed', 'broken'].map((top) => ({ params: { top } })),
    lute: [{ params: { straight: true, guard: true } }, { params: { body: 'round' } }, { params: { body: 'small', strings: 3 } }],
    column: [{ params: { order: 'ionic' } }, { params: { order: 'lotus' } }, { params: { order: 'plain' } }],
    tablet: [{ dimensions: { widthM: 0.1, heightM: 0.03, depthM: 0.14 } }],
    seal: [{ params: { kind: 'stamp' } }],
    textile: [...['robe', 'coat', 'shirt'].map((kind) => ({ params: { kind }, dimensions: { widthM: 1.2, heightM: 0.9, depthM: 0.04 } })), { params: { kind: 'lattice' }, surface: 'wood' }, { params: { outline: 'gabled' } }, { params: { kind: 'bandolier' }, dimensions: { widthM: 0.33, heightM: 1.07, depthM: 0.03 } }, { params: { kind: 'lattice', uprights: 3, bars: 2, curves: 0 }, surface: 'wood' }],
    zither: [{ dimensions: { widthM: 0.2, heightM: 0.1, depthM: 1.2 } }],
  } // prettier-ignore
  for (const [form, list] of Object.entries(variants))
    for (const [i, variant] of list.entries())
      it(`${form}, variant ${i + 1} of ${list.length}: sound in the room`, () => {
        expectSound({ ...sampleTwins[form as TwinFacts['form']], ...variant }, 'room')
      })
})

describe('forms of one culture', () => {
  const particular: readonly TwinFacts[] = [
    ...['pendant', 'mosaic', 'pillar-eyed', 'plated'].map((kind): TwinFacts => ({ ...sampleTwins.mask, params: { kind } })),
    ...['robe', 'coat', 'shirt'].map((kind): TwinFacts => ({ ...sampleTwins.textile, params: { kind } })),
    { ...sampleTwins.ewer, params: { kind: 'stirrup', body: 'head' } },
    { ...sampleTwins.blade, params: { kind: 'rod' } },
    { ...sampleTwins.column, params: { kind: 'ionic', order: 'ionic' } },
    { ...sampleTwins.figurine, params: { kind: 'pensive' } },
    { ...sampleTwins.textile, params: { kind: 'bandolier' }, dimensions: { widthM: 0.33, heightM: 1.07, depthM: 0.03 } },
    { ...sampleTwins.bowl, surface: 'clay', params: { kind: 'deep', lobes: 4 } },
    { ...sampleTwins.gui, params: { handles: 0, lid: true } },
    { ...sampleTwins.cup, params: { kind: 'beaker', face: true } },
    { ...sampleTwins.figurine, params: { kind: 'enthroned' } },
    { ...sampleTwins.figurine, params: { kind: 'squat', base: false } },
    { ...sampleTwins.lute, params: { kind: 'guard', straight: true, guard: true } },
    ...['pegged', 'carried'].map((kind): TwinFacts => ({ ...sampleTwins.drum, surface: 'wood', params: { kind } })),
    { ...sampleTwins.jewel, params: { kind: 'goats' }, dimensions: { widthM: 0.0762, heightM: 0.0953, depthM: 0.0064 } },
    { ...sampleTwins.jewel, params: { kind: 'brooch' }, motif: 'brooch-panels', dimensions: { widthM: 0.087, heightM: 0.32, depthM: 0.012 } },
    { ...sampleTwins.jewel, params: { kind: 'buckle' }, motif: 'buckle-plaits', dimensions: { widthM: 0.056, heightM: 0.132, depthM: 0.02 } },
  ] // prettier-ignore
  for (const facts of particular)
    it(`${facts.form}, ${facts.params!['kind']}: sound near and far`, () => {
      for (const lod of ['near', 'far'] as const) expectSound(facts, lod)
    })

  it('a coat has sleeves to its full width at the shoulder and none below', () => {
    const dimensions = { widthM: 0.9, heightM: 0.6, depthM: 0.04 }
    const mesh = buildTwin({ ...sampleTwins.textile, dimensions, params: { kind: 'coat' } }, 'near')
    const reachAt = (low: number, high: number) =>
      Math.max(
        ...mesh.parts.flatMap(({ positions }) =>
          Array.from({ length: positions.length / 3 }, (_, v) => v * 3)
            .filter((k) => positions[k + 1]! > low * 0.6 && positions[k + 1]! < high * 0.6)
            .map((k) => Math.abs(positions[k]!)),
        ),
      )
    expect(reachAt(0.8, 1)).toBeCloseTo(0.45, 3)
    expect(reachAt(0.4, 0.5) / 0.9).toBeCloseTo(0.2, 1)
    expect(reachAt(0, 0.1) / 0.9).toBeCloseTo(0.31, 1)
  })

  it('a mask of broad face and spread ears reaches out beside its eyes, which stand out before it', () => {
    const mask = { ...sampleTwins.mask, dimensions: { widthM: 1.38, heightM: 0.66, depthM: 0.6 } }
    const points = buildTwin({ ...mask, params: { kind: 'pillar-eyed' } }, 'near').parts.flatMap(
      ({ positions }) =>
        Array.from({ length: positions.length / 3 }, (_, v) => [...positions.slice(v * 3, v * 3 + 3)]),
    )
    const foremost = points.reduce((best, p) => (p[2]! > best[2]! ? p : best))
    const outmost = points.reduce((best, p) => (p[0]! > best[0]! ? p : best))
    expect(Math.abs(foremost[0]!)).toBeGreaterThan(0.1)
    expect(Math.abs(foremost[0]!)).toBeLessThan(0.25)
    expect(outmost[1]!).toBeGreaterThan(0.33)
  })
})

describe('any recorded facts', () => {
  it('give a sound mesh', () => {
    const side = fc.double({ min: 0.01, max: 4, noNaN: true })
    const facts = fc.record({
      form: fc.constantFrom(...formNames),
      dimensions: fc.record({ widthM: side, heightM: side, depthM: side }),
      surface: fc.constantFrom(...surfaceNames),
      motif: fc.constantFrom(...motifNames),
    })
    fc.assert(
      fc.property(facts, fc.constantFrom('room' as const, 'far' as const), (value, lod) => {
        const report = inspectMesh(buildTwin(value, lod))
        expect(report.finite).toBe(true)
        expect(report.openEdges).toBe(0)
        expect(report.triangles).toBeLessThanOrEqual(triangleBudget[lod])
        expect(report.max[0]! - report.min[0]!).toBeCloseTo(value.dimensions.widthM, 4)
        expect(report.max[1]!).toBeCloseTo(value.dimensions.heightM, 4)
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  it('give the same bytes twice', () => {
    for (const form of ['amphora', 'tablet', 'figurine'] as const) {
      const [a, b] = [buildTwin(sampleTwins[form], 'room'), buildTwin(sampleTwins[form], 'room')]
      expect(a.parts.map((part) => [...part.positions])).toEqual(b.parts.map((part) => [...part.positions]))
      expect(a.parts.map((part) => [...part.occlusion])).toEqual(b.parts.map((part) => [...part.occlusion]))
    }
  })
})

describe('a vessel', () => {
  it('has a real wall: its metal holds a fraction of its outline', () => {
    const bowl = inspectMesh(buildTwin(sampleTwins.bowl, 'near'))
    const { widthM, heightM } = sampleTwins.bowl.dimensions
    const cylinder = Math.PI * (widthM / 2) ** 2 * heightM
    expect(bowl.volume / cylinder).toBeGreaterThan(0.03)
    expect(bowl.volume / cylinder).toBeLessThan(0.25)
  })

  it('is darker inside and under the foot than on its shoulder', () => {
    const jar = buildTwin(sampleTwins.bottle, 'near')
    const wall = jar.parts.find((part) => part.skin.layout === 'jar')!
    const inside = jar.parts.find((part) => part.skin.layout === 'tile')!
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean(inside.occlusion)).toBeLessThan(mean(wall.occlusion) * 0.75)
  })
})

describe('an impressed tablet', () => {
  it('is displaced: its face lies up to 2.4 mm below the same tablet left plain', () => {
    const facts = sampleTwins.tablet
    const depthAt = (twin: TwinFacts) => {
      const face = buildTwin(twin, 'near').parts.find((part) => part.skin.layout === 'face')!
      return Array.from({ length: face.positions.length / 3 }, (_, v) => face.positions[v * 3 + 2]!)
    }
    const pressed = depthAt(facts)
    const plain = depthAt({ ...facts, motif: 'plain' })
    const deepest = Math.max(...pressed.map((z, v) => plain[v]! - z))
    expect(deepest).toBeGreaterThan(0.0007)
    expect(deepest).toBeLessThan(0.0026)
  })
})
