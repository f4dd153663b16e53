/** Brings content into the graph by ChangeSets. Seeding twice changes nothing; what people changed or removed stays as they left it. */
import { isDeepStrictEqual } from 'node:util'
import { ulid } from 'ulid'
import { maxOperations } from '../../core/changeset/changeset.ts'
import type { Operation } from '../../core/changeset/changeset.ts'
import type { ExpandedContent } from '../../core/content/expand.ts'
import { draftOf } from '../../core/heritage/entity.ts'
import type { Entity, EntityDraft } from '../../core/heritage/entity.ts'
import type { GraphStore } from '../graph/port.ts'

export const contentActor = { type: 'system', id: 'content', name: 'Mouseion content' } as const

export interface SeedReport {
  readonly created: number
  readonly updated: number
  readonly linked: number
  /** Changed or removed by people since; left alone. */
  readonly kept: number
}

export async function seedContent(store: GraphStore, content: ExpandedContent): Promise<SeedReport> {
  const existing = await existingEntities(store, content.drafts)
  const report = { created: 0, updated: 0, linked: 0, kept: 0 }
  const puts: Operation[] = []
  const absent = new Set<string>()
  for (const draft of content.drafts) {
    const entity = existing.get(draft.id)
    if (entity === undefined) {
      if (existing.size > 0 && (await wasRemoved(store, draft.id))) {
        absent.add(draft.id)
        report.kept++
      } else {
        puts.push({ op: 'put', entity: draft, expects: 0 })
        report.created++
      }
    } else if (!isDeepStrictEqual(plain(draftOf(entity)), plain(draft))) {
      if (entity.updatedBy === contentActor.name) {
        puts.push({ op: 'put', entity: draft, expects: entity.version })
        report.updated++
      } else report.kept++
    }
  }
  const created = new Set(
    puts.flatMap((operation) =>
      operation.op === 'put' && operation.expects === 0 ? [operation.entity.id] : [],
    ),
  )
  // A link between two entities that were there before was seeded before too; if it is gone, a person unlinked it.
  const links = content.relations.filter(
    (r) => !absent.has(r.from) && !absent.has(r.to) && (created.has(r.from) || created.has(r.to)),
  )
  report.linked = links.length
  await applyInParts(store, [...puts, ...links.map((relation): Operation => ({ op: 'link', relation }))])
  return report
}

async function existingEntities(
  store: GraphStore,
  drafts: readonly EntityDraft[],
): Promise<Map<string, Entity>> {
  const found = new Map<string, Entity>()
  for (let start = 0; start < drafts.length; start += 500) {
    const ids = drafts.slice(start, start + 500).map((draft) => draft.id)
    for (const entity of await store.getMany(ids, 'curator')) found.set(entity.id, entity)
  }
  return found
}

async function wasRemoved(store: GraphStore, id: string): Promise<boolean> {
  return (await store.revisions({ entity: id, limit: 1 })).length > 0
}

async function applyInParts(store: GraphStore, operations: readonly Operation[]): Promise<void> {
  for (let start = 0; start < operations.length; start += maxOperations) {
    const part = operations.slice(start, start + maxOperations)
    await store.apply({
      id: ulid(),
      actor: contentActor,
      message: 'Content that came with Mouseion',
      operations: part,
    })
  }
}

/** Drops `undefined`, so that a field left out equals a field never set. */
const plain = (draft: EntityDraft): unknown => JSON.parse(JSON.stringify(draft))
