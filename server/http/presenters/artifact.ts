/** Artifacts as labels tell them: the thing itself, what it is joined to, and how it was made. */
import type { ArtifactView, Reference } from '../../../core/api/views.ts'
import type { EntityOf } from '../../../core/heritage/entity.ts'
import type { RelationType } from '../../../core/heritage/relations.ts'
import type { Audience, GraphStore, Neighbour } from '../../graph/port.ts'
import { scansOf } from '../../scans/publication.ts'
import { referenceTo } from './reference.ts'
import { scanView } from './scan.ts'

const ownTypes = [
  'PRODUCED_IN',
  'MADE_OF',
  'HAS_CULTURE',
  'FOUND_AT',
  'OWNED_BY',
  'ABOUT',
  'REPRESENTS',
] as const
export const makingTypes = ['BY', 'AT', 'DURING', 'USED_TECHNIQUE'] as const
/** Reads that are under way at once. */
const together = 32

type Artifact = EntityOf<'Artifact'>

/** In the order given. */
export async function artifactViews(
  store: GraphStore,
  artifacts: readonly Artifact[],
  audience: Audience,
): Promise<ArtifactView[]> {
  const views: ArtifactView[] = []
  for (let start = 0; start < artifacts.length; start += together) {
    const part = artifacts.slice(start, start + together)
    views.push(...(await Promise.all(part.map((artifact) => artifactView(store, artifact, audience)))))
  }
  return views
}

export async function artifactView(
  store: GraphStore,
  artifact: Artifact,
  audience: Audience,
): Promise<ArtifactView> {
  const [own, [scan]] = await Promise.all([
    outgoing(store, artifact.id, ownTypes, audience),
    scansOf(store, artifact.id, audience),
  ])
  const productions = own.filter((n) => n.relation.type === 'PRODUCED_IN')
  const making = (
    await Promise.all(productions.map((p) => outgoing(store, p.entity.id, makingTypes, audience)))
  ).flat()
  const { id, slug, version, labels, descriptions, date, dateText, medium, measures, inventoryNumber, rights, creditLine, contested, twin } = artifact // prettier-ignore
  return {
    id,
    slug,
    version,
    labels,
    ...(descriptions === undefined ? {} : { descriptions }),
    makers: ends(making, 'BY'),
    cultures: ends(own, 'HAS_CULTURE'),
    date,
    ...(dateText === undefined ? {} : { dateText }),
    madeAt: ends(making, 'AT'),
    foundAt: ends(own, 'FOUND_AT'),
    periods: ends(making, 'DURING'),
    materials: ends(own, 'MADE_OF'),
    techniques: ends(making, 'USED_TECHNIQUE'),
    subjects: [...ends(own, 'ABOUT'), ...ends(own, 'REPRESENTS')].filter(({ kind }) => kind === 'Subject'),
    medium,
    measures,
    holder: ends(own, 'OWNED_BY')[0] ?? null,
    inventoryNumber,
    rights,
    ...(creditLine === undefined ? {} : { creditLine }),
    ...(contested === undefined ? {} : { contested }),
    twin,
    ...(scan === undefined ? {} : { scan: scanView(scan) }),
  }
}

export async function outgoing(
  store: GraphStore,
  id: string,
  types: readonly RelationType[],
  audience: Audience,
): Promise<readonly Neighbour[]> {
  const page = await store.neighbours(id, { audience, types, direction: 'out', limit: 200 })
  return page?.items ?? []
}

export function ends(neighbours: readonly Neighbour[], type: RelationType): Reference[] {
  return neighbours.filter((n) => n.relation.type === type).map((n) => referenceTo(n.entity))
}
