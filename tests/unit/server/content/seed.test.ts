import { expect, it } from 'vitest'
import type { ExpandedContent } from '../../../../core/content/expand.ts'
import { draftOf } from '../../../../core/heritage/entity.ts'
import { loadContent } from '../../../../server/content/load.ts'
import { seedContent } from '../../../../server/content/seed.ts'
import { createSqliteGraphStore } from '../../../../server/graph/sqlite/store.ts'

const curator = { type: 'person', id: 'ada', name: 'Ada' } as const

it('leaves an exhibit as a curator arranged it, though newer content has another', async () => {
  const content = await loadContent()
  const draft = content.drafts.find(({ slug }) => slug === 'far-roads')
  if (draft?.kind !== 'Exhibition') throw new Error('no exhibit far-roads')
  const store = createSqliteGraphStore({ path: ':memory:' })
  await seedContent(store, { ...content, drafts: [draft], relations: [] })
  const [room, ...others] = draft.document.rooms
  const [stop, ...stops] = room!.stops
  const placement = { xM: 1.5, zM: -0.5, headingRad: 0.25 }
  const document = {
    ...draft.document,
    rooms: [{ ...room!, stops: [{ ...stop!, placement }, ...stops] }, ...others],
  }
  const [before] = await store.getMany([draft.id], 'curator')
  await store.apply({
    id: '01JD0000000000000000000001',
    actor: curator,
    message: 'Arranged',
    operations: [
      { op: 'put', expects: before!.version, entity: { ...draftOf(before!), document } as typeof draft },
    ],
  })
  const changed: ExpandedContent = {
    ...content,
    relations: [],
    drafts: [{ ...draft, labels: { ...draft.labels, en: 'Roads, renamed' } }],
  }
  expect(await seedContent(store, changed)).toMatchObject({ updated: 0, kept: 1 })
  const [after] = await store.getMany([draft.id], 'curator')
  expect(after).toMatchObject({ version: 2, document, updatedBy: 'Ada' })
  await store.close()
})
