/** Entities, events and ChangeSets with defaults, so that a test states only what matters to it. */
import { ulid } from 'ulid'
import type { Actor, ChangeSet, Operation, Relation } from '../../core/changeset/changeset.ts'
import type { EventOf, VisitEvent } from '../../core/events/event.ts'
import { heritageDate } from '../../core/heritage/edtf.ts'
import type { DraftOf, EntityDraft } from '../../core/heritage/entity.ts'
import { seededId } from '../../core/heritage/identity.ts'
import type { Kind } from '../../core/heritage/kinds.ts'
import type { RelationType } from '../../core/heritage/relations.ts'

const plainFields = { status: 'published', sensitivity: 'open' } as const

export const testActor: Actor = { type: 'person', id: 'tester', name: 'A tester' }

export function buildArtifact(slug: string, over: Partial<DraftOf<'Artifact'>> = {}): DraftOf<'Artifact'> {
  return {
    ...plainFields,
    id: seededId(slug),
    slug,
    kind: 'Artifact',
    labels: { en: `Vessel ${slug}`, zh: `器物 ${slug}` },
    date: heritageDate('-1250'),
    measures: { heightM: 0.3 },
    medium: { en: 'Bronze', zh: '青铜' },
    inventoryNumber: `T.${slug}`,
    rights: 'https://creativecommons.org/publicdomain/zero/1.0/',
    twin: { form: 'ding', dimensions: { widthM: 0.25, heightM: 0.3, depthM: 0.25 }, surface: 'bronze' },
    ...over,
  }
}

type PlainKind = 'Material' | 'Technique' | 'Culture' | 'Subject' | 'Style' | 'Place' | 'Period' | 'Person' | 'Group' | 'Production' | 'Practice' | 'Collection' // prettier-ignore

export function buildPlain<K extends PlainKind>(
  kind: K,
  slug: string,
  over: Partial<DraftOf<K>> = {},
): EntityDraft {
  return {
    ...plainFields,
    id: seededId(slug),
    slug,
    kind,
    labels: { en: slug, zh: `名 ${slug}` },
    ...over,
  } as unknown as EntityDraft
}

export function buildSource(slug: string, over: Partial<DraftOf<'Source'>> = {}): DraftOf<'Source'> {
  return {
    ...plainFields,
    id: seededId(slug),
    slug,
    kind: 'Source',
    labels: { en: slug, zh: slug },
    citation: `A book named ${slug}`,
    ...over,
  }
}

export function buildAssertion(slug: string, over: Partial<DraftOf<'Assertion'>> = {}): DraftOf<'Assertion'> {
  return {
    ...plainFields,
    id: seededId(slug),
    slug,
    kind: 'Assertion',
    labels: { en: slug, zh: slug },
    property: 'date',
    certainty: 'probable',
    agent: { type: 'human', name: 'A curator' },
    ...over,
  }
}

export function buildExhibition(
  slug: string,
  artifacts: readonly string[],
  over: Partial<DraftOf<'Exhibition'>> = {},
): DraftOf<'Exhibition'> {
  return {
    ...plainFields,
    id: seededId(slug),
    slug,
    kind: 'Exhibition',
    labels: { en: `Exhibit ${slug}`, zh: `展览 ${slug}` },
    document: {
      format: 1,
      accent: 'malachite',
      rooms: [
        {
          slug: 'first-room',
          title: { en: 'First room', zh: '第一室' },
          text: { en: 'What stands here.', zh: '此处所陈。' },
          stops: artifacts.map((artifact, i) => ({ artifact, support: 'auto' as const, hero: i === 0 })),
        },
      ],
    },
    ...over,
  }
}

export const put = (entity: EntityDraft, expects = 0): Operation => ({ op: 'put', entity, expects })
export const link = (type: RelationType, from: string, to: string, note?: string): Operation => ({
  op: 'link',
  relation: buildRelation(type, from, to, note),
})
/** Ends by slug, as the builders make ids. */
export function buildRelation(type: RelationType, from: string, to: string, note?: string): Relation {
  return { type, from: seededId(from), to: seededId(to), ...(note === undefined ? {} : { note }) }
}

export function buildChangeSet(operations: readonly Operation[], over: Partial<ChangeSet> = {}): ChangeSet {
  return { id: ulid(), actor: testActor, message: 'A test', operations: [...operations], ...over }
}

/** A small museum: three artifacts, an exhibit, what they are made of and where, a source, a draft and a withheld thing. */
export function smallMuseum(): Operation[] {
  return [
    put(buildArtifact('houmuwu-ding', { labels: { en: 'Houmuwu ding', zh: '后母戊鼎' } })),
    put(buildArtifact('nao-bell', { labels: { en: 'Nao bell', zh: '铜铙' }, date: heritageDate('-1100') })),
    put(
      buildArtifact('celadon-bowl', {
        labels: { en: 'Celadon bowl', zh: '青瓷碗' },
        date: heritageDate('1127/1279'),
      }),
    ),
    put(
      buildArtifact('secret-mask', { labels: { en: 'Secret mask', zh: '秘面具' }, sensitivity: 'withheld' }),
    ),
    put(buildArtifact('draft-cup', { labels: { en: 'Draft cup', zh: '草稿杯' }, status: 'draft' })),
    put(buildPlain('Material', 'bronze', { labels: { en: 'Bronze', zh: '青铜' } })),
    put(buildPlain('Technique', 'piece-mould-casting')),
    put(buildPlain('Culture', 'shang')),
    put(buildPlain('Place', 'anyang', { latitude: 36.1, longitude: 114.3 })),
    put(buildPlain('Period', 'late-shang')),
    put(buildPlain('Group', 'national-museum')),
    put(buildPlain('Production', 'houmuwu-ding-production')),
    put(buildSource('chen-1954')),
    put(buildAssertion('says-date', { property: 'date' })),
    put(buildAssertion('says-bronze', { property: 'MADE_OF', certainty: 'certain' })),
    put(buildExhibition('bronze-age', ['houmuwu-ding', 'nao-bell', 'draft-cup'])),
    link('MADE_OF', 'houmuwu-ding', 'bronze'),
    link('MADE_OF', 'nao-bell', 'bronze'),
    link('HAS_CULTURE', 'houmuwu-ding', 'shang'),
    link('HAS_CULTURE', 'celadon-bowl', 'shang'),
    link('FOUND_AT', 'houmuwu-ding', 'anyang'),
    link('OWNED_BY', 'houmuwu-ding', 'national-museum'),
    link('PRODUCED_IN', 'houmuwu-ding', 'houmuwu-ding-production'),
    link('USED_TECHNIQUE', 'houmuwu-ding-production', 'piece-mould-casting'),
    link('AT', 'houmuwu-ding-production', 'anyang'),
    link('DURING', 'houmuwu-ding-production', 'late-shang'),
    link('EXHIBITED_IN', 'houmuwu-ding', 'bronze-age'),
    link('EXHIBITED_IN', 'nao-bell', 'bronze-age'),
    link('SUBJECT', 'says-date', 'houmuwu-ding'),
    link('CITES', 'says-date', 'chen-1954', 'p. 12'),
    link('SUBJECT', 'says-bronze', 'houmuwu-ding'),
    link('OBJECT', 'says-bronze', 'bronze'),
    link('CITES', 'says-bronze', 'chen-1954'),
  ]
}

export const testVisit = '7b0c1c3e-3d56-4b6f-9a8e-0d3f2a1b4c5d'

export function buildViewed(over: Partial<EventOf<'item-viewed'>> = {}): VisitEvent {
  return {
    id: ulid(),
    visit: testVisit,
    order: 0,
    atMs: 1_790_000_000_000,
    type: 'item-viewed',
    item: 'houmuwu-ding',
    how: 'inspect',
    dwellMs: 4_000,
    ...over,
  }
}
export type { Kind }
