/** What a museum's content must be beyond its schema: complete labels, bounded wall texts, exhibits that can be hung, a graph without islands. */
import type { Relation } from '../changeset/changeset.ts'
import type { DraftOf, EntityDraft } from '../heritage/entity.ts'
import type { Kind } from '../heritage/kinds.ts'
import { pathBarriers } from '../heritage/relations.ts'
import type { RelationType } from '../heritage/relations.ts'
import type { Localized } from '../heritage/text.ts'
import { checkAnnotation } from './check-annotation.ts'
import type { ContentProblem, ExpandedContent } from './expand.ts'

export interface ContentReport {
  readonly problems: readonly ContentProblem[]
  readonly counts: Readonly<Partial<Record<Kind, number>>>
  /** Links on the shortest path between two artifacts, over all pairs that have one. */
  readonly medianPath: number | null
  readonly pairsWithoutPath: number
}

/** Of the art direction: at most 120 words, or 200 Chinese characters, on a label or a wall. */
const longest = { words: 120, characters: 200 }

export function checkContent(content: ExpandedContent): ContentReport {
  const byId = new Map(content.drafts.map((draft) => [draft.id, draft]))
  const outgoing = Map.groupBy(content.relations, (relation) => relation.from)
  const problems: ContentProblem[] = [...content.problems]
  const report = (slug: string, field: string, message: string) =>
    problems.push({ file: content.fileOf.get(slug) ?? '', field: `${slug}.${field}`, message })

  const leads = (draft: EntityDraft, type: RelationType): EntityDraft[] =>
    (outgoing.get(draft.id) ?? []).filter((r) => r.type === type).flatMap((r) => byId.get(r.to) ?? [])

  for (const draft of content.drafts) {
    if (draft.kind === 'Artifact') checkArtifact(draft, leads, report)
    if (draft.kind === 'Annotation' && draft.viewpoint !== undefined)
      checkAnnotation(
        draft,
        (type) => leads(draft, type),
        (field, message) => report(draft.slug, field, message),
      )
    if (draft.kind === 'Exhibition') checkExhibition(draft, content.drafts, report)
    if (draft.kind === 'Language' && !draft.reconstructed && draft.latitude === undefined)
      report(draft.slug, 'latitude', 'give where the language is or was spoken')
  }
  const hung = new Set(
    content.drafts.flatMap((d) =>
      d.kind === 'Exhibition' ? d.document.rooms.flatMap((r) => r.stops.map((s) => s.artifact)) : [],
    ),
  )
  for (const draft of content.drafts)
    if (draft.kind === 'Artifact' && !hung.has(draft.slug))
      report(draft.slug, 'slug', 'hangs in no exhibit; add it to a room of an exhibit.json')

  const paths = artifactDistances(content.drafts, content.relations)
  for (const [from, to] of paths.missing.slice(0, 20))
    report(
      from,
      'links',
      `no path of relations joins it to "${to}"; give both a material, technique, subject, culture or custom that others share`,
    )
  const counts: Partial<Record<Kind, number>> = {}
  for (const { kind } of content.drafts) counts[kind] = (counts[kind] ?? 0) + 1
  return { problems, counts, medianPath: median(paths.lengths), pairsWithoutPath: paths.missing.length }
}

type Report = (slug: string, field: string, message: string) => void

function checkArtifact(
  draft: DraftOf<'Artifact'>,
  leads: (d: EntityDraft, t: RelationType) => EntityDraft[],
  report: Report,
): void {
  if (draft.descriptions === undefined)
    report(draft.slug, 'descriptions', 'write a label text in English and Chinese')
  else checkLength(draft.slug, 'descriptions', draft.descriptions, report)
  const needed: [RelationType, string][] = [
    ['OWNED_BY', 'name the holder'],
    ['MADE_OF', 'name a material'],
    ['HAS_CULTURE', 'name the culture'],
    ['ABOUT', 'name one of the ten subjects'],
    ['PRODUCED_IN', 'add `production` with techniques and a place'],
  ]
  for (const [type, mend] of needed)
    if (leads(draft, type).length === 0) report(draft.slug, `links (${type})`, mend)
  const places = [
    ...leads(draft, 'PRODUCED_IN').flatMap((production) => leads(production, 'AT')),
    ...leads(draft, 'FOUND_AT'),
  ]
  if (!places.some((place) => place.kind === 'Place' && place.latitude !== undefined))
    report(draft.slug, 'production.at', 'name a place that has coordinates, where it was made or found')
  for (const [i, { text }] of (draft.life ?? []).entries())
    checkLength(draft.slug, `life.${i}.text`, text, report)
  const { measures, twin } = draft
  // What is recorded is a book's width when it is closed.
  const pages = twin.form === 'codex' && twin.params?.['binding'] === 'open' ? 2 : 1
  const widthM = measures.widthM ?? measures.diameterM
  const recorded = [
    ['heightM', measures.heightM, twin.dimensions.heightM],
    ['widthM', widthM === undefined ? undefined : widthM * pages, twin.dimensions.widthM],
  ] as const
  for (const [name, measured, shown] of recorded) {
    if (measured !== undefined && Math.abs(measured - shown) > 0.001 + 0.01 * measured)
      report(
        draft.slug,
        `twin.dimensions.${name}`,
        `${shown} m differs from the recorded ${measured} m; make them equal`,
      )
  }
}

function checkExhibition(draft: DraftOf<'Exhibition'>, drafts: readonly EntityDraft[], report: Report): void {
  const artifacts = new Set(drafts.filter((d) => d.kind === 'Artifact').map((d) => d.slug))
  draft.document.rooms.forEach((room, index) => {
    checkLength(draft.slug, `document.rooms.${index}.text`, room.text, report)
    if (room.stops.filter((stop) => stop.hero).length > 1)
      report(draft.slug, `document.rooms.${index}.stops`, 'a room has one hero at most')
    for (const stop of room.stops)
      if (!artifacts.has(stop.artifact))
        report(draft.slug, `document.rooms.${index}.stops`, `no artifact is called "${stop.artifact}"`)
  })
}

function checkLength(slug: string, field: string, text: Localized, report: Report): void {
  const words = text.en.split(/\s+/).length
  if (words > longest.words)
    report(slug, `${field}.en`, `${words} words; at most ${longest.words} fit on a label`)
  const characters = [...text.zh].filter((c) => /\p{Script=Han}/u.test(c)).length
  if (characters > longest.characters)
    report(slug, `${field}.zh`, `${characters} characters; at most ${longest.characters} fit on a label`)
  if (characters === 0) report(slug, `${field}.zh`, 'is not written in Chinese')
}

/** Breadth-first from every artifact, never through a kind that joins everything and explains nothing. */
function artifactDistances(
  drafts: readonly EntityDraft[],
  relations: readonly Relation[],
): { lengths: number[]; missing: [string, string][] } {
  const kindOf = new Map(drafts.map((d) => [d.id, d.kind]))
  const barrier = (id: string) => pathBarriers.includes(kindOf.get(id) ?? 'Assertion')
  const next = new Map<string, string[]>()
  for (const { from, to } of relations) {
    if (barrier(from) || barrier(to)) continue
    next.set(from, [...(next.get(from) ?? []), to])
    next.set(to, [...(next.get(to) ?? []), from])
  }
  const artifacts = drafts.filter((d) => d.kind === 'Artifact')
  const lengths: number[] = []
  const missing: [string, string][] = []
  artifacts.forEach((start, index) => {
    const distance = new Map([[start.id, 0]])
    let frontier = [start.id]
    while (frontier.length > 0) {
      const reached = frontier.flatMap((id) => next.get(id) ?? []).filter((id) => !distance.has(id))
      const depth = distance.get(frontier[0]!)! + 1
      for (const id of reached) distance.set(id, depth)
      frontier = [...new Set(reached)]
    }
    for (const end of artifacts.slice(index + 1)) {
      const length = distance.get(end.id)
      if (length === undefined) missing.push([start.slug, end.slug])
      else lengths.push(length)
    }
  })
  return { lengths, missing }
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length === 0 ? null : sorted[Math.floor((sorted.length - 1) / 2)]!
}
