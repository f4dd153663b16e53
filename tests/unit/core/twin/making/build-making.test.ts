import { beforeAll, describe, expect, it } from 'vitest'
import type { Making } from '../../../../../core/heritage/making.ts'
import { buildTwin } from '../../../../../core/twin/build.ts'
import type { TwinFacts } from '../../../../../core/twin/facts.ts'
import { buildMaking } from '../../../../../core/twin/making/build-making.ts'
import type { TwinMesh } from '../../../../../core/twin/mesh.ts'
import { loadContent } from '../../../../../server/content/load.ts'
import { inspectMesh } from '../../../../support/mesh-facts.ts'
import { sampleTwins } from '../../../../support/sample-twins.ts'

interface Made {
  readonly slug: string
  readonly technique: string
  readonly facts: TwinFacts
  readonly making: Making
}

let all: readonly Made[] = []
let techniques: ReadonlyMap<string, Making> = new Map()

beforeAll(async () => {
  const { drafts, relations } = await loadContent()
  const byId = new Map(drafts.map((draft) => [draft.id, draft]))
  const ends = (id: string, type: string) => relations.filter((r) => r.from === id && r.type === type).flatMap((r) => byId.get(r.to) ?? []) // prettier-ignore
  techniques = new Map(drafts.flatMap((d) => (d.kind === 'Technique' && d.making ? [[d.slug, d.making] as const] : []))) // prettier-ignore
  all = drafts.flatMap(
    (draft) =>
    draft.kind !== 'Artifact'
      ? []
      : ends(draft.id, 'PRODUCED_IN')
          .flatMap((production) => ends(production.id, 'USED_TECHNIQUE'))
          .flatMap((technique) => (technique.kind === 'Technique' && technique.making ? [{ slug: draft.slug, technique: technique.slug, facts: draft.twin, making: technique.making }] : [])), // prettier-ignore
  )
})

const shapeOf = (mesh: TwinMesh) =>
  mesh.parts.map((part) => `${part.positions.length} ${part.positions.reduce((sum, x, i) => sum + x * (1 + (i % 5)), 0).toFixed(8)}`).join() // prettier-ignore

describe('the steps of every technique', () => {
  it('are written for at least ten, each shown by an artifact', () => {
    expect(techniques.size).toBeGreaterThanOrEqual(10)
    expect(new Set(all.map(({ technique }) => technique))).toEqual(new Set(techniques.keys()))
  })

  it('change the geometry at every step, on every artifact whose technique it is', () => {
    const still: string[] = []
    for (const { slug, technique, facts, making } of all)
      making.steps.forEach(({ operator }, i) => {
        const last = i === making.steps.length - 1
        const [begun, ended] = [0, 1].map((t) => shapeOf(buildMaking(facts, 'far', { operator, t, last })))
        if (begun === ended) still.push(`${slug}, ${technique}, ${operator}`)
      })
    expect(still).toEqual([])
  }, 240_000)

  it('end in the finished twin', () => {
    for (const { facts, making } of all) {
      const { operator } = making.steps.at(-1)!
      expect(shapeOf(buildMaking(facts, 'far', { operator, t: 1, last: true }))).toBe(
        shapeOf(buildTwin(facts, 'far')),
      )
    }
  }, 120_000)

  it('are closed and wound outwards, whatever stands around', () => {
    const seen = new Set<string>()
    const broken: string[] = []
    for (const { facts, making, slug } of all)
      for (const { operator } of making.steps) {
        if (seen.has(`${operator} ${facts.form}`)) continue
        seen.add(`${operator} ${facts.form}`)
        for (const t of [0, 0.5, 1]) {
          const report = inspectMesh(buildMaking(facts, 'far', { operator, t, last: false }))
          if (report.openEdges > 0 || !report.finite || report.volume <= 0 || report.normalError > 1e-5) broken.push(`${slug} ${operator} ${t}: ${report.openEdges}`) // prettier-ignore
        }
      }
    expect(broken).toEqual([])
  }, 240_000)
})

describe('a step', () => {
  it('fills the mould from its foot', () => {
    const bronze = (t: number) => Math.max(...buildMaking(sampleTwins.ding, 'far', { operator: 'pour', t, last: false }).parts.filter(({ surface, motif }) => surface === 'brass' && motif === 'taotie').flatMap((part) => Array.from(part.positions).filter((_, i) => i % 3 === 1))) // prettier-ignore
    expect(bronze(0.6)).toBeLessThan(bronze(0.9))
  })

  it('presses row after row: what is not yet written stays flat', () => {
    const face = (t: number) => {
      const part = buildMaking(sampleTwins.tablet, 'near', { operator: 'press', t, last: false }).parts.find(({ skin }) => skin.layout === 'face')! // prettier-ignore
      const between = (low: number, high: number) => Array.from(part.occlusion.keys()).filter((v) => part.uvs[v * 2 + 1]! > low && part.uvs[v * 2 + 1]! < high).map((v) => part.positions[v * 3 + 2]!) // prettier-ignore
      return { top: between(0.55, 0.95), foot: between(0.05, 0.42) }
    }
    const [blank, half] = [face(0), face(0.5)]
    const most = (a: readonly number[], b: readonly number[]) =>
      Math.max(...a.map((z, i) => Math.abs(z - b[i]!)))
    expect(most(blank.top, half.top)).toBeGreaterThan(0.0005)
    expect(most(blank.foot, half.foot)).toBeLessThan(0.0003)
  })

  it('shrinks in drying and fire', () => {
    const high = (t: number) =>
      buildMaking(sampleTwins.bowl, 'far', { operator: 'dry-and-fire', t, last: false }).max[1]
    expect(high(0) / high(1)).toBeCloseTo(1.1, 2)
  })
})
