import { describe, expect, it } from 'vitest'
import { buildTwin } from '../../../../../core/twin/build.ts'
import type { TwinFacts } from '../../../../../core/twin/facts.ts'

const facts = (shape: string, shank: number): TwinFacts => ({
  form: 'bell',
  dimensions: { widthM: 0.605, heightM: 0.925, depthM: 0.46 },
  surface: 'bronze-green',
  params: { shape, shank },
})

const points = (shape: string, shank = 0.28): [x: number, y: number, z: number][] =>
  buildTwin(facts(shape, shank), 'near').parts.flatMap(({ positions }) =>
    Array.from({ length: positions.length / 3 }, (_, v): [number, number, number] => [
      positions[v * 3]!,
      positions[v * 3 + 1]!,
      positions[v * 3 + 2]!,
    ]),
  )

/** The lowest point of the outside within a few degrees of the middle of the front. */
const mouthInFront = (all: readonly (readonly [number, number, number])[]) =>
  Math.min(...all.filter(([x, , z]) => Math.abs(x) < 0.01 && z > 0.15).map(([, y]) => y))

describe('a bo', () => {
  const all = points('bo')

  it('has a level mouth, where a zhong has an arched one', () => {
    expect(mouthInFront(all)).toBeLessThan(0.005)
    expect(mouthInFront(points('almond'))).toBeGreaterThan(0.05)
  })

  it('hangs by a loop that is open in the middle and closes above it', () => {
    const over = all.filter(([x, y]) => y > 0.7 && Math.abs(x) < 0.02).map(([, y]) => y)
    expect(Math.max(...over)).toBeGreaterThan(0.9)
    expect(Math.min(...over)).toBeGreaterThan(0.8)
  })
})
