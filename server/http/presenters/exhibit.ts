/** Exhibits as visitors may see them: stops whose artifact is not for them are left out, and rooms that are empty then. */
import type { ExhibitCard, ExhibitView } from '../../../core/api/views.ts'
import type { ExhibitDocument } from '../../../core/exhibit/document.ts'
import type { Entity, EntityOf } from '../../../core/heritage/entity.ts'
import type { Audience, GraphStore } from '../../graph/port.ts'
import { artifactViews } from './artifact.ts'

type Exhibition = EntityOf<'Exhibition'>
const mostIds = 500

/** `undefined` where nothing of it is for this audience. */
export async function exhibitView(
  store: GraphStore,
  exhibition: Exhibition,
  audience: Audience,
): Promise<ExhibitView | undefined> {
  const visible = await artifactsOf(store, [exhibition], audience)
  const document = visibleDocument(exhibition.document, visible)
  if (document === undefined) return undefined
  const slugs = new Set(document.rooms.flatMap((room) => room.stops.map((stop) => stop.artifact)))
  const { id, slug, version, labels, descriptions } = exhibition
  return {
    id,
    slug,
    version,
    labels,
    ...(descriptions === undefined ? {} : { descriptions }),
    document,
    artifacts: await artifactViews(
      store,
      [...slugs].map((s) => visible.get(s)!),
      audience,
    ),
  }
}

export async function exhibitCards(
  store: GraphStore,
  exhibitions: readonly Exhibition[],
  audience: Audience,
): Promise<ExhibitCard[]> {
  const visible = await artifactsOf(store, exhibitions, audience)
  return exhibitions.flatMap((exhibition): ExhibitCard[] => {
    const document = visibleDocument(exhibition.document, visible)
    if (document === undefined) return []
    const { id, slug, labels, descriptions } = exhibition
    const stops = document.rooms[0]!.stops
    return [
      {
        id,
        slug,
        labels,
        ...(descriptions === undefined ? {} : { descriptions }),
        accent: document.accent,
        artifactCount: new Set(document.rooms.flatMap((room) => room.stops.map((stop) => stop.artifact)))
          .size,
        hero: (stops.find((stop) => stop.hero) ?? stops[0]!).artifact,
      },
    ]
  })
}

export const isExhibition = (entity: Entity): entity is Exhibition => entity.kind === 'Exhibition'
export const isArtifact = (entity: Entity): entity is EntityOf<'Artifact'> => entity.kind === 'Artifact'

async function artifactsOf(
  store: GraphStore,
  exhibitions: readonly Exhibition[],
  audience: Audience,
): Promise<Map<string, EntityOf<'Artifact'>>> {
  const slugs = [
    ...new Set(exhibitions.flatMap((e) => e.document.rooms.flatMap((r) => r.stops.map((s) => s.artifact)))),
  ]
  const found = new Map<string, EntityOf<'Artifact'>>()
  for (let start = 0; start < slugs.length; start += mostIds) {
    for (const entity of await store.getMany(slugs.slice(start, start + mostIds), audience))
      if (isArtifact(entity)) found.set(entity.slug, entity)
  }
  return found
}

function visibleDocument(
  document: ExhibitDocument,
  visible: ReadonlyMap<string, unknown>,
): ExhibitDocument | undefined {
  const rooms = document.rooms
    .map((room) => ({ ...room, stops: room.stops.filter((stop) => visible.has(stop.artifact)) }))
    .filter((room) => room.stops.length > 0)
  return rooms.length === 0 ? undefined : { ...document, rooms }
}
