/**
 * A world of visitors with hidden tastes, for testing the loop. Tastes are drawn by hashing an item's name: they use nothing that the
 * recommender can read off the graph, so what it learns it learned from visits. The world is the same for every seed; visitors differ.
 */
import { createRandom } from '../../models/nn/random.ts'
import type { Random } from '../../models/nn/random.ts'

const tastes = 5
const worldSeed = 20_260

export interface World {
  readonly items: readonly string[]
  /** [items][tastes] */
  readonly appeal: readonly Float64Array[]
  /** For each item the items it leads to in people's minds. */
  readonly leadsTo: readonly (readonly number[])[]
}

export interface SimulatedVisitor {
  readonly seed: number
  readonly number: number
  /** [tastes], adding up to 1. */
  readonly taste: Float64Array
  readonly language: 'en' | 'zh'
  readonly steps: number
  /** One in twelve judges carelessly. */
  readonly honest: boolean
}

export function createWorld(items: readonly string[]): World {
  const sorted = [...items].sort()
  return {
    items: sorted,
    appeal: sorted.map((slug) => {
      const random = createRandom(worldSeed, hash(slug))
      // Most items speak to one or two tastes.
      return Float64Array.from({ length: tastes }, () => Math.exp(2.2 * random.normal()))
    }),
    leadsTo: sorted.map((slug) => {
      const random = createRandom(worldSeed + 1, hash(slug))
      return Array.from({ length: 3 }, () => random.int(sorted.length))
    }),
  }
}

export function createVisitor(seed: number, number: number): SimulatedVisitor {
  const random = createRandom(worldSeed + 2, seed, number)
  const raw = Float64Array.from({ length: tastes }, () => -Math.log(1 - random.next()))
  const peaked = raw.map((value) => value ** 3)
  const sum = peaked.reduce((a, b) => a + b, 0)
  return {
    seed,
    number,
    taste: peaked.map((value) => value / sum),
    language: random.next() < 0.5 ? 'zh' : 'en',
    steps: 5 + random.int(8),
    honest: random.next() >= 1 / 12,
  }
}

/** How much the visitor would like each item next; 0 for what was seen. */
export function desires(world: World, visitor: SimulatedVisitor, history: readonly number[]): Float64Array {
  const latest = history.at(-1)
  return Float64Array.from(world.items, (_, item) => {
    if (history.includes(item)) return 0
    let liking = 0.05
    for (let t = 0; t < tastes; t++) liking += visitor.taste[t]! * world.appeal[item]![t]!
    return liking * (latest !== undefined && world.leadsTo[latest]!.includes(item) ? 6 : 1)
  })
}

export function draw(weights: ArrayLike<number>, random: Random): number {
  let total = 0
  for (let i = 0; i < weights.length; i++) total += weights[i]!
  let left = random.next() * total
  for (let i = 0; i < weights.length; i++) if ((left -= weights[i]!) < 0) return i
  return weights.length - 1
}

/** What the visitor would see with nobody recommending: for judging recommenders on visitors that no log knows. */
export function naturalPath(world: World, visitor: SimulatedVisitor): number[] {
  const random = createRandom(worldSeed + 3, visitor.seed, visitor.number)
  const path: number[] = []
  while (path.length < Math.min(visitor.steps, world.items.length))
    path.push(draw(desires(world, visitor, path), random))
  return path
}

export function hash(text: string): number {
  let state = 0x811c9dc5
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
  return (state ^ (state >>> 15)) >>> 0
}
