import { describe, expect, it, vi } from 'vitest'
import type { SearchSpace } from '../../../../models/text/search-space.ts'
import { decodeSearchSpace, encodeSearchSpace } from '../../../../models/text/search-space.ts'
import { fitSharedSpace } from '../../../../models/text/shared-space.ts'
import { countGrams, sharedGrams } from '../../../../models/text/tokens.ts'
import type { Operation } from '../../../../core/changeset/changeset.ts'
import { createSqliteGraphStore } from '../../../../server/graph/sqlite/store.ts'
import { createInProcessLiveChannel } from '../../../../server/live/in-process.ts'
import { createMeaningIndex } from '../../../../server/meaning/meaning-index.ts'
import type { MeaningIndexOptions } from '../../../../server/meaning/meaning-index.ts'
import { buildChangeSet, buildPlain, put } from '../../../support/builders.ts'

const pairs = [
  ['river', '河'],
  ['deep river', '深河'],
  ['music', '音乐'],
  ['loud music', '大声音乐'],
  ['bronze', '青铜'],
  ['bronze vessel', '青铜器皿'],
] as const
const bag = (text: string) => countGrams(text, sharedGrams)
const fitted = fitSharedSpace(
  pairs.map((versions) => ({ versions: versions.map(bag), weight: 1 })),
  { dimensions: 3, lambda: 0.1, seed: 1 },
)
const small = decodeSearchSpace(encodeSearchSpace(fitted))

/** A thing whose Chinese name says nothing. */
const thing = (slug: string, en: string) => buildPlain('Material', slug, { labels: { en, zh: '乙' } })
const id = (slug: string) => thing(slug, 'x').id

async function open(operations: readonly Operation[], options: Partial<MeaningIndexOptions> = {}) {
  let at = Date.parse('2026-01-01T00:00:00Z')
  const store = createSqliteGraphStore({ path: ':memory:', now: () => new Date((at += 1_000)) })
  const live = createInProcessLiveChannel()
  const apply = async (given: readonly Operation[]) => {
    const { sequence } = await store.apply(buildChangeSet(given))
    live.publish({ type: 'graph-changed', sequence })
  }
  for (const operation of operations) await apply([operation])
  let embedded = 0
  const failures: unknown[] = []
  const counted: SearchSpace = { ...small, embed: (text) => (embedded++, small.embed(text)) }
  const index = createMeaningIndex({
    store, live, space: async () => counted, ttlMs: Number.POSITIVE_INFINITY,
    onFailure: (error) => failures.push(error), ...options,
  }) // prettier-ignore
  return { store, apply, index, failures, embedded: () => embedded }
}

const three = [put(thing('stream', 'River')), put(thing('song', 'Music')), put(thing('pot', 'Bronze'))]

describe('createMeaningIndex', () => {
  it('finds across languages what has no word of the question', async () => {
    const { index } = await open(three)
    expect((await index.near('河'))[0]).toBe(id('stream'))
    expect((await index.near('音乐'))[0]).toBe(id('song'))
    expect((await index.near('青铜'))[0]).toBe(id('pot'))
  })

  it('guesses nothing from a text that it knows less than half of', async () => {
    const { index } = await open(three)
    expect(await index.near('zzz')).toEqual([])
    expect(await index.near('河犭犭犭')).toEqual([])
  })

  it('follows what is added, changed and removed, and reads only that anew', async () => {
    const { index, apply, embedded } = await open(three)
    await index.near('河')
    const before = embedded()
    await apply([put(thing('lake', 'Deep river'))])
    expect(await index.near('河')).toContain(id('lake'))
    // A name in each of two languages, and the question.
    expect(embedded() - before).toBe(3)
    await apply([put(thing('lake', 'Loud music'), 1)])
    expect(await index.near('河')).not.toContain(id('lake'))
    expect(await index.near('音乐')).toContain(id('lake'))
    await apply([{ op: 'remove', id: id('lake'), expects: 2 }])
    expect(await index.near('音乐')).not.toContain(id('lake'))
  })

  it('reads again after its time where nobody tells of changes', async () => {
    const clock = { ms: 0 }
    const { index, store } = await open(three, { ttlMs: 5_000, now: () => clock.ms })
    await index.near('河')
    await store.apply(buildChangeSet([put(thing('lake', 'Deep river'))]))
    expect(await index.near('河')).not.toContain(id('lake'))
    clock.ms = 5_000
    expect(await index.near('河')).toContain(id('lake'))
  })

  it('holds the newest where there are more than it may hold', async () => {
    const { index, apply } = await open(three, { mostEntities: 2 })
    expect(await index.near('河')).not.toContain(id('stream'))
    expect(await index.near('青铜')).toContain(id('pot'))
    await apply([put(thing('lake', 'Deep river'))])
    expect(await index.near('河')).toEqual([id('lake')])
    expect(await index.near('音乐')).not.toContain(id('song'))
  })

  it('answers by what is held while a large graph is read, and tells of a reading that failed', async () => {
    let failing = false
    const space = async () => {
      if (failing) throw new Error('no space')
      return small
    }
    const { index, apply, failures } = await open(three, { mostAwaited: 2, space })
    expect(await index.near('河')).toEqual([])
    await vi.waitFor(async () => expect((await index.near('河'))[0]).toBe(id('stream')))
    await apply([put(thing('lake', 'Deep river'))])
    expect(await index.near('河')).not.toContain(id('lake'))
    await vi.waitFor(async () => expect(await index.near('河')).toContain(id('lake')))
    await apply([put(thing('pond', 'Deep river'))])
    failing = true
    await expect(index.near('河')).rejects.toThrow('no space')
    await vi.waitFor(() => expect(failures).toEqual([new Error('no space')]))
    failing = false
    await vi.waitFor(async () => expect(await index.near('河')).toContain(id('pond')))
  })

  it('reads once for two who ask together, and tries again after a failure', async () => {
    let failing = true
    const { index, embedded } = await open(three, {
      space: async () => {
        if (failing) throw new Error('no space')
        return small
      },
    })
    await expect(index.near('河')).rejects.toThrow('no space')
    failing = false
    const [one, two] = await Promise.all([index.near('河'), index.near('河')])
    expect(one).toEqual(two)
    expect(one[0]).toBe(id('stream'))
    expect(embedded()).toBe(0)
  })
})
