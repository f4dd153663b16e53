/** Things for a test graph: defaults for all that a test doesn't speak of. */
import { monotonicFactory } from 'ulid'
import type { ChangeSet, Operation, Relation } from '../../core/changeset/changeset.ts'
import { entityDraftSchema } from '../../core/heritage/entity.ts'
import type { DraftOf, EntityDraft } from '../../core/heritage/entity.ts'
import { heritageDate } from '../../core/heritage/edtf.ts'
import { seededId } from '../../core/heritage/identity.ts'
import type { Kind } from '../../core/heritage/kinds.ts'
import type { RelationType } from '../../core/heritage/relations.ts'

const ulid = monotonicFactory()

const defaults: { readonly [K in Kind]?: object } = {
  Artifact: {
    date: heritageDate('-1300/-1046'),
    measures: { heightM: 0.3 },
    medium: { en: 'Cast bronze', zh: '青铜铸造' },
    inventoryNumber: 'T 1',
    rights: 'https://rightsstatements.org/vocab/NKC/1.0/',
    twin: { form: 'ding', dimensions: { widthM: 0.2, heightM: 0.3, depthM: 0.2 }, surface: 'bronze' },
  },
  Language: { reconstructed: false },
  Source: { citation: 'A source, 2020, pages 1-20.' },
  WordForm: { form: 'fuːt', segments: ['f', 'uː', 't'], gloss: 'foot', attestation: 'attested', loan: false },
  MediaAsset: {
    mediaType: 'image/png',
    blob: 'blob-1',
    rights: 'https://creativecommons.org/publicdomain/zero/1.0/',
  },
  CognateSet: { concept: 'foot', family: 'Germanic' },
  Annotation: { body: { en: 'A note.', zh: '一条注释。' } },
  Sensor: { quantity: 'humidity' },
  Assertion: { property: 'date', certainty: 'probable', agent: { type: 'human', name: 'Test' } },
  Exhibition: {
    document: {
      format: 1,
      accent: 'celadon',
      rooms: [
        {
          slug: 'room-one',
          title: { en: 'One', zh: '一' },
          text: { en: 'A room.', zh: '一间展厅。' },
          stops: [{ artifact: 'some-thing' }],
        },
      ],
    },
  },
}

/** Published and open, with the slug as its English name; ids follow from the slug. */
export function buildEntity<K extends Kind>(
  kind: K,
  slug: string,
  fields: Partial<DraftOf<K>> = {},
): DraftOf<K> {
  return entityDraftSchema.parse({
    id: seededId(slug),
    slug,
    kind,
    labels: { en: slug, zh: `名${slug}` },
    status: 'published',
    sensitivity: 'open',
    ...defaults[kind],
    ...fields,
  }) as DraftOf<K>
}

export const buildArtifact = (slug: string, fields: Partial<DraftOf<'Artifact'>> = {}) =>
  buildEntity('Artifact', slug, fields)

export function buildChangeSet(
  operations: readonly Operation[],
  fields: Partial<Omit<ChangeSet, 'operations'>> = {},
): ChangeSet {
  return {
    id: ulid(),
    actor: { type: 'person', id: 'u1', name: 'Ann Curator' },
    message: 'Test',
    ...fields,
    operations: [...operations],
  }
}

export const put = (entity: EntityDraft, expects = 0): Operation => ({ op: 'put', entity, expects })
export const remove = (slug: string, expects = 1): Operation => ({
  op: 'remove',
  id: seededId(slug),
  expects,
})

/** Ends by slug, as `buildEntity` names them. */
export function relation(from: string, type: RelationType, to: string, note?: string): Relation {
  return { type, from: seededId(from), to: seededId(to), ...(note !== undefined && { note }) }
}
export const link = (from: string, type: RelationType, to: string, note?: string): Operation => ({
  op: 'link',
  relation: relation(from, type, to, note),
})
export const unlink = (from: string, type: RelationType, to: string): Operation => ({
  op: 'unlink',
  relation: relation(from, type, to),
})
