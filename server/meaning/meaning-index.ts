/**
 * What the museum's things mean, as vectors in the shared space of languages, held in memory: a text asks which of them resemble
 * it. Follows the graph by its newest entities; who may see what, the store decides when it answers.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { likeness } from '../../models/text/search-space.ts'
import type { SearchSpace } from '../../models/text/search-space.ts'
import type { Entity } from '../../core/heritage/entity.ts'
import type { GraphStore, Page } from '../graph/port.ts'
import type { LiveChannel } from '../live/port.ts'
import { meantKinds, meantTexts } from './texts.ts'

export interface MeaningIndex {
  /** Ids of the things that resemble the text, nearest first; none while a large graph is read for the first time. */
  near(text: string): Promise<readonly string[]>
}

export interface MeaningIndexOptions {
  readonly store: Pick<GraphStore, 'list' | 'counts'>
  readonly live: Pick<LiveChannel, 'subscribe'>
  readonly space: () => Promise<SearchSpace>
  /** Where other servers write the same graph, for how long what is held may be old. */
  readonly ttlMs: number
  /** The newest so many are held: two to four vectors each, 256 bytes a vector. */
  readonly mostEntities?: number
  /** A graph of more is read behind the questions, which are answered by what is held; a smaller one before them. */
  readonly mostAwaited?: number
  /** Told of a reading that failed behind the questions; the next question tries again. */
  readonly onFailure: (error: unknown) => void
  readonly now?: () => number
}

/** Cosine from which a thing counts as near. */
export const leastLikeness = 0.3
/** Of a text of which less is known, nothing is guessed. */
const leastKnown = 0.5
const mostNear = 50
/** Between two turns of the server's loop. */
const entitiesATurn = 20

interface Held {
  readonly version: number
  readonly updatedAt: string
  readonly vectors: readonly Float32Array[]
}

export function createMeaningIndex({
  store,
  live,
  space,
  ttlMs,
  mostEntities = 20_000,
  mostAwaited = 2_000,
  onFailure,
  now = Date.now,
}: MeaningIndexOptions): MeaningIndex {
  const held = new Map<string, Held>()
  let current: { until: number; changes: number } | undefined
  let changes = 0
  let reading: Promise<void> | undefined
  live.subscribe((event) => {
    if (event.type === 'graph-changed') changes++
  })

  async function read(): Promise<void> {
    const seen = changes
    await readNewest({ all: current === undefined })
    // Fewer than before, or an old one restored: the newest alone do not tell.
    if (held.size !== Math.min(mostEntities, await countMeant())) await readNewest({ all: true })
    current = { until: now() + ttlMs, changes: seen }
  }

  /** Page by page, newest first, until a page holds nothing new; or all, and then what is no longer there goes. */
  async function readNewest({ all }: { all: boolean }): Promise<void> {
    const { embed } = await space()
    const there = new Set<string>()
    let [cursor, fresh, done]: [string | null, number, boolean] = [null, 0, false]
    while (!done) {
      const before = fresh
      const page: Page<Entity> = await store.list({
        audience: 'curator',
        kinds: meantKinds,
        order: 'updated',
        limit: 200,
        ...(cursor === null ? {} : { cursor }),
      })
      for (const entity of page.items) {
        const { id, version, updatedAt } = entity
        there.add(id)
        if (held.get(id)?.version === version) continue
        held.set(id, { version, updatedAt, vectors: vectorsOf(entity, embed) })
        if (++fresh % entitiesATurn === 0) await nextTurn()
      }
      cursor = page.nextCursor
      done = cursor === null || there.size >= mostEntities || (!all && fresh === before)
    }
    if (all) for (const id of held.keys()) if (!there.has(id)) held.delete(id)
    const oldest = [...held].sort(([, a], [, b]) => (a.updatedAt < b.updatedAt ? -1 : 1))
    for (const [id] of oldest.slice(0, Math.max(0, held.size - mostEntities))) held.delete(id)
  }

  async function countMeant(): Promise<number> {
    const counts = await store.counts()
    return meantKinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)
  }

  /** One reading at a time; one that failed is tried again by the next question. */
  function upToDate(): Promise<void> {
    if (current?.changes === changes && current.until > now()) return Promise.resolve()
    return (reading ??= read().finally(() => (reading = undefined)))
  }

  return {
    async near(text) {
      const size = current === undefined ? await countMeant() : held.size
      const reading = upToDate()
      if (size <= mostAwaited) await reading
      else reading.catch(onFailure)
      const { embed, knownShare } = await space()
      if (current === undefined || knownShare(text) < leastKnown) return []
      const asked = embed(text)
      return [...held]
        .map(([id, { vectors }]) => ({ id, near: Math.max(...vectors.map((v) => likeness(v, asked))) }))
        .filter(({ near }) => near >= leastLikeness)
        .sort((a, b) => b.near - a.near || (a.id < b.id ? -1 : 1))
        .slice(0, mostNear)
        .map(({ id }) => id)
    },
  }
}

/** A name says more in few words than the text around it: both are held. */
const vectorsOf = (entity: Entity, embed: (text: string) => Float32Array): Float32Array[] =>
  meantTexts(entity).flatMap(({ name, whole }) =>
    whole === name || name === '' ? [embed(whole)] : [embed(name), embed(whole)],
  )
