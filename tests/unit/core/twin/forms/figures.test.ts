import { describe, expect, it } from 'vitest'
import { buildTwin } from '../../../../../core/twin/build.ts'
import type { TwinFacts } from '../../../../../core/twin/facts.ts'
import { loosePieces } from '../../../../support/mesh-pieces.ts'
import { sampleTwins } from '../../../../support/sample-twins.ts'

const figure = (kind: string, [widthM, heightM, depthM]: readonly [number, number, number], more: Partial<TwinFacts> = {}): TwinFacts => ({
  ...sampleTwins.figurine, dimensions: { widthM, heightM, depthM }, params: { kind, base: kind === 'camel' || kind === 'llama' || kind === 'horse' }, ...more,
}) // prettier-ignore

const kinds: readonly (readonly [string, readonly [number, number, number]])[] = [
  ['standing', [0.13, 0.36, 0.1]], ['robed', [0.13, 0.36, 0.1]], ['seated', [0.2, 0.26, 0.16]], ['pensive', [0.42, 0.91, 0.46]],
  ['camel', [0.52, 0.69, 0.24]], ['llama', [0.1, 0.13, 0.04]], ['horse', [0.4, 0.5, 0.16]], ['dancing', [0.56, 0.68, 0.2]],
] // prettier-ignore

describe('figurines', () => {
  for (const [kind, size] of kinds)
    it(`${kind}: all of it hangs together, no head over an empty collar`, () => {
      const facts = figure(kind, size, { surface: kind === 'dancing' ? 'bronze' : 'terracotta' })
      expect(loosePieces(buildTwin(facts, 'room'), 60)).toBe(1)
    })

  it('a glazed camel stands on a thin slab of bare clay that is wider than its feet', () => {
    const mesh = buildTwin(figure('camel', [0.52, 0.69, 0.24], { surface: 'lead-glaze' }), 'room')
    const slab = mesh.parts.find(({ surface }) => surface === 'clay')!
    const heights = slab.positions.filter((_, i) => i % 3 === 1)
    expect(Math.min(...heights)).toBe(0)
    expect(Math.max(...heights)).toBeLessThan(0.07 * 0.69)
    const wide = (positions: Float32Array, below: number) =>
      Math.max(...positions.filter((_, i) => i % 3 === 2 && positions[i - 1]! < below))
    const body = mesh.parts.find(({ surface }) => surface === 'lead-glaze')!
    expect(wide(slab.positions, 1)).toBeGreaterThan(wide(body.positions, 0.1))
  })
})
