/**
 * Shortest simple paths between two entities, whichever way the relations point, by widening two balls until they meet. An adapter
 * only says what is next to a set of entities; order and ties are decided here, so that both stores find the same paths.
 */
import { within } from './limits.ts'
import type { PathQuery } from './port.ts'

export interface PathNode<Key> {
  readonly key: Key
  readonly slug: string
}

export interface Step<Key> {
  readonly from: Key
  /** Visible to the audience, and of no barrier kind unless it is an end of the path. */
  readonly to: PathNode<Key>
}

/** All that is joined to these, each pair once at least. */
export type Expand<Key> = (keys: readonly Key[]) => Promise<readonly Step<Key>[]>

export interface PathSearch<Key> {
  readonly from: PathNode<Key>
  readonly to: PathNode<Key>
  readonly maxLength: number
  readonly limit: number
  readonly expand: Expand<Key>
}

/** Steps that the enumeration may take before it is content with what it has; the same for every store. */
const maxSteps = 200_000

export function pathBounds(query: PathQuery): { maxLength: number; limit: number } {
  return {
    maxLength: within(query.maxLength ?? 6, { from: 1, to: 8, what: "a path's length" }),
    limit: within(query.limit ?? 1, { from: 1, to: 10, what: 'the number of paths' }),
  }
}

/** Shortest first, then by the slugs along the way. From a thing to itself there is the path of no links. */
export async function findPaths<Key>(search: PathSearch<Key>): Promise<readonly (readonly Key[])[]> {
  const { from, to, maxLength, limit, expand } = search
  if (from.key === to.key) return [[from.key]]
  const known: Known<Key> = {
    near: new Map(),
    slugs: new Map([
      [from.key, from.slug],
      [to.key, to.slug],
    ]),
  }
  const balls = [ballAround(from.key), ballAround(to.key)]
  const found: (readonly Key[])[] = []
  let steps = maxSteps
  for (let length = 1; length <= maxLength && found.length < limit && steps > 0; length++) {
    const [smaller] = balls
      .filter((ball) => ball.frontier.length > 0)
      .sort((a, b) => a.frontier.length - b.frontier.length)
    if (smaller !== undefined) await widen(smaller, { known, expand })
    const distances = distancesTo(to.key, known)
    if (!distances.has(from.key) && balls.some((ball) => ball.frontier.length === 0)) break
    walk([from.key], length)

    /** Depth first in the order of slugs, only where the end is still in reach: paths come out in their order. */
    function walk(path: readonly Key[], left: number): void {
      const nearest = [...(known.near.get(path.at(-1)!) ?? [])]
        .filter((key) => (distances.get(key) ?? Infinity) <= left - 1 && !path.includes(key))
        .sort((a, b) => (known.slugs.get(a)! < known.slugs.get(b)! ? -1 : 1))
      for (const key of nearest) {
        if (found.length >= limit || steps-- <= 0) return
        if (key === to.key && left > 1) continue
        if (left > 1) walk([...path, key], left - 1)
        else found.push([...path, key])
      }
    }
  }
  return found
}

/** What has been seen of the graph so far; `near` holds each pair both ways. */
interface Known<Key> {
  readonly near: Map<Key, Set<Key>>
  readonly slugs: Map<Key, string>
}

interface Ball<Key> {
  readonly seen: Set<Key>
  frontier: readonly Key[]
}

function ballAround<Key>(key: Key): Ball<Key> {
  return { seen: new Set([key]), frontier: [key] }
}

async function widen<Key>(ball: Ball<Key>, graph: { known: Known<Key>; expand: Expand<Key> }): Promise<void> {
  const next: Key[] = []
  for (const { from, to } of await graph.expand(ball.frontier)) {
    graph.known.slugs.set(to.key, to.slug)
    join(graph.known.near, from, to.key)
    join(graph.known.near, to.key, from)
    if (ball.seen.has(to.key)) continue
    ball.seen.add(to.key)
    next.push(to.key)
  }
  ball.frontier = next
}

function join<Key>(near: Map<Key, Set<Key>>, from: Key, to: Key): void {
  const others = near.get(from)
  if (others === undefined) near.set(from, new Set([to]))
  else others.add(to)
}

/** Links to the end through what is known; breadth first. */
function distancesTo<Key>(end: Key, known: Known<Key>): ReadonlyMap<Key, number> {
  const distances = new Map([[end, 0]])
  let frontier = [end]
  for (let distance = 1; frontier.length > 0; distance++) {
    const next: Key[] = []
    for (const key of frontier.flatMap((k) => [...(known.near.get(k) ?? [])])) {
      if (distances.has(key)) continue
      distances.set(key, distance)
      next.push(key)
    }
    frontier = next
  }
  return distances
}
