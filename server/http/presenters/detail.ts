/** One thing with all that a page says of it: its label, what is asserted with which source, and where it hangs. */
import type { EntityDetail, Reference, StatementView } from '../../../core/api/views.ts'
import type { Entity, EntityOf } from '../../../core/heritage/entity.ts'
import type { Audience, GraphStore } from '../../graph/port.ts'
import { artifactView } from './artifact.ts'
import { isArtifact, isExhibition } from './exhibit.ts'
import { referenceTo } from './reference.ts'

export async function entityDetail(
  store: GraphStore,
  entity: Entity,
  audience: Audience,
): Promise<EntityDetail> {
  const [artifact, assertions, exhibits] = await Promise.all([
    isArtifact(entity) ? artifactView(store, entity, audience) : null,
    store.neighbours(entity.id, { audience, types: ['SUBJECT'], direction: 'in', limit: 200 }),
    isArtifact(entity) ? exhibitsOf(store, entity.slug, audience) : [],
  ])
  const statements = (assertions?.items ?? []).flatMap((n) =>
    n.entity.kind === 'Assertion' ? [statementView(store, n.entity, audience)] : [],
  )
  return {
    entity,
    artifact,
    statements: await Promise.all(statements),
    exhibits,
  }
}

/** What hangs where is said by the exhibits' documents. */
async function exhibitsOf(store: GraphStore, slug: string, audience: Audience): Promise<Reference[]> {
  const { items } = await store.list({ audience, kinds: ['Exhibition'], limit: 200 })
  return items
    .filter(isExhibition)
    .filter(({ document }) =>
      document.rooms.some((room) => room.stops.some((stop) => stop.artifact === slug)),
    )
    .map(referenceTo)
}

async function statementView(
  store: GraphStore,
  assertion: EntityOf<'Assertion'>,
  audience: Audience,
): Promise<StatementView> {
  const page = await store.neighbours(assertion.id, {
    audience,
    types: ['OBJECT', 'CITES'],
    direction: 'out',
    limit: 200,
  })
  const joined = page?.items ?? []
  const object = joined.find((n) => n.relation.type === 'OBJECT')
  return {
    property: assertion.property,
    object: object === undefined ? null : referenceTo(object.entity),
    certainty: assertion.certainty,
    sources: joined.flatMap(({ relation, entity }) =>
      entity.kind !== 'Source'
        ? []
        : [
            {
              source: referenceTo(entity),
              citation: entity.citation,
              ...(entity.url === undefined ? {} : { url: entity.url }),
              ...(relation.note === undefined ? {} : { page: relation.note }),
            },
          ],
    ),
  }
}
