import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPaths } from '../../../../server/graph/paths.ts'
import type { PathNode } from '../../../../server/graph/paths.ts'

type Edges = readonly (readonly [number, number])[]
const slugOf = (key: number) => `n-${String(key).padStart(2, '0')}`
const node = (key: number): PathNode<number> => ({ key, slug: slugOf(key) })
const nextTo = (edges: Edges, key: number) =>
  edges.flatMap(([a, b]) => (a === key ? [b] : b === key ? [a] : [])).filter((k) => k !== key)

function find(edges: Edges, ends: readonly [number, number], bounds: { maxLength: number; limit: number }) {
  let expanded = 0
  const expand = async (keys: readonly number[]) => {
    expanded += keys.length
    return keys.flatMap((from) => nextTo(edges, from).map((to) => ({ from, to: node(to) })))
  }
  const found = findPaths({ from: node(ends[0]), to: node(ends[1]), ...bounds, expand })
  return found.then((paths) => ({ paths, expanded }))
}

/** Every simple path, by brute force. */
function allPaths(edges: Edges, path: readonly number[], end: number, left: number): number[][] {
  const last = path.at(-1)!
  if (last === end) return [[...path]]
  if (left === 0) return []
  const near = [...new Set(nextTo(edges, last))].filter((key) => !path.includes(key))
  return near.flatMap((key) => allPaths(edges, [...path, key], end, left - 1))
}

describe('findPaths', () => {
  it('finds what brute force finds, in the same order', async () => {
    const edge = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(edge, { maxLength: 16 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 10 }),
        async (edges, maxLength, limit) => {
          const { paths } = await find(edges, [0, 1], { maxLength, limit })
          const expected = allPaths(edges, [0], 1, maxLength)
            .sort(
              (a, b) => a.length - b.length || (a.map(slugOf).join(' ') < b.map(slugOf).join(' ') ? -1 : 1),
            )
            .slice(0, limit)
          expect(paths).toEqual(expected)
        },
      ),
      { seed: 7, numRuns: 500 },
    )
  })

  it('widens the smaller side: a hub at one end is not walked through', async () => {
    const hub: Edges = [
      ...Array.from({ length: 1_000 }, (_, i) => [0, i + 10] as const),
      [10, 1],
      [1, 2],
      [2, 3],
    ]
    const { paths, expanded } = await find(hub, [0, 3], { maxLength: 6, limit: 1 })
    expect(paths).toEqual([[0, 10, 1, 2, 3]])
    expect(expanded).toBeLessThan(10)
  })

  it('stops where one side is an island', async () => {
    const line: Edges = Array.from({ length: 50 }, (_, i) => [i + 10, i + 11] as const)
    const { paths, expanded } = await find([...line, [0, 5]], [0, 10], { maxLength: 8, limit: 1 })
    expect(paths).toEqual([])
    expect(expanded).toBeLessThan(5)
  })
})
