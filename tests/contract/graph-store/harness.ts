/** What the contract needs of an adapter. */
import type { GraphStore } from '../../../server/graph/port.ts'
import { worldOperations } from '../../support/graph-world.ts'
import { buildChangeSet } from '../../support/graph-builders.ts'

export interface GraphHarness {
  /** A store with nothing in it; what earlier calls gave is no longer used. Its clock starts at `startOfTime`. */
  empty(): Promise<GraphStore>
  /** Another handle on the same data, as a second process would have. */
  again(): Promise<GraphStore>
  /** Sets the clock of all handles. */
  setTime(iso: string): void
  /** What the engine warned of since the start; none is the only right answer. */
  remarks?(): readonly string[]
  close(): Promise<void>
}

export const startOfTime = '2026-03-01T09:00:00.000Z'

export async function worldOf(harness: GraphHarness): Promise<GraphStore> {
  const store = await harness.empty()
  await store.apply(buildChangeSet(worldOperations))
  return store
}

export const slugsOf = (page: { readonly items: readonly { readonly slug: string }[] }): string[] =>
  page.items.map(({ slug }) => slug)

/** Every page of a list, as the slugs on each. */
export async function pagesOf(
  read: (
    cursor: object,
  ) => Promise<{ readonly items: readonly { readonly slug: string }[]; readonly nextCursor: string | null }>,
): Promise<string[][]> {
  const pages: string[][] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await read(cursor === undefined ? {} : { cursor })
    pages.push(slugsOf(page))
    cursor = page.nextCursor
  }
  return pages
}
