/**
 * Content entries -> drafts and relations of the graph, with every problem found. Pure: no files are read here.
 * Ids come from slugs; links, productions and sources become relations, Productions and Assertions.
 */
import { entityDraftSchema } from '../heritage/entity.ts'
import type { EntityDraft } from '../heritage/entity.ts'
import type { Relation } from '../changeset/changeset.ts'
import { heritageDate } from '../heritage/edtf.ts'
import { seededId } from '../heritage/identity.ts'
import { mayRelate } from '../heritage/relations.ts'
import type { RelationType } from '../heritage/relations.ts'
import { contentEntrySchema } from './format.ts'
import type { ContentEntry } from './format.ts'

export interface ContentFile {
  /** Relative to the content folder, with forward slashes. */
  readonly path: string
  readonly entries: readonly unknown[]
}

export interface ContentProblem {
  readonly file: string
  /** `slug.field`, or the place in the file where there is no slug. */
  readonly field: string
  /** What is wrong and how to mend it. */
  readonly message: string
}

export interface ExpandedContent {
  readonly drafts: readonly EntityDraft[]
  readonly relations: readonly Relation[]
  readonly problems: readonly ContentProblem[]
  /** The file that each slug comes from. */
  readonly fileOf: ReadonlyMap<string, string>
}

interface Statement {
  readonly certainty?: 'certain' | 'probable' | 'possible' | 'disputed'
  readonly sources?: readonly { readonly source: string; readonly page?: string }[]
}

const agent = { type: 'human', name: 'Mouseion content' } as const

export function expandContent(files: readonly ContentFile[]): ExpandedContent {
  const drafts = new Map<string, EntityDraft>()
  const fileOf = new Map<string, string>()
  const problems: ContentProblem[] = []
  const links: { type: RelationType; from: string; to: string; note?: string; file: string }[] = []

  const link = (file: string, type: RelationType, from: string, to: string, note?: string) =>
    links.push({ type, from, to, file, ...(note === undefined ? {} : { note }) })

  const add = (file: string, draft: unknown, slug: string): boolean => {
    const parsed = entityDraftSchema.safeParse(draft)
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        problems.push({ file, field: [slug, ...issue.path].join('.'), message: issue.message })
      return false
    }
    const earlier = fileOf.get(slug)
    if (earlier !== undefined) {
      problems.push({
        file,
        field: `${slug}.slug`,
        message: `this slug is already used in ${earlier}; choose another`,
      })
      return false
    }
    drafts.set(slug, parsed.data)
    fileOf.set(slug, file)
    return true
  }

  const assert = (
    file: string,
    subject: string,
    property: string,
    object: string | null,
    statement: Statement,
  ) => {
    if (!statement.sources?.length && statement.certainty === undefined) return
    const slug = `says-${seededId([subject, property, object ?? ''].join('|'))
      .slice(10)
      .toLowerCase()}`
    const draft = {
      ...shell(slug, 'Assertion', { en: `${property} of ${subject}`, zh: `${subject}：${property}` }),
      property,
      certainty: statement.certainty ?? 'certain',
      agent,
    }
    if (!add(file, draft, slug)) return
    link(file, 'SUBJECT', slug, subject)
    if (object !== null) link(file, 'OBJECT', slug, object)
    for (const { source, page } of statement.sources ?? []) link(file, 'CITES', slug, source, page)
  }

  const expandEntry = (file: string, entry: ContentEntry) => {
    const { links: own, production, fieldSources, life, date, kind, slug, ...fields } = entry
    const draft = {
      ...shell(slug, kind, entry.labels),
      ...fields,
      ...dated(date),
      ...(life === undefined ? {} : { life: life.map((state) => ({ ...state, ...dated(state.date) })) }),
    }
    if (!add(file, draft, slug)) return
    for (const { type, to, ...statement } of own) {
      link(file, type, slug, to)
      assert(file, slug, type, to, statement)
    }
    for (const [property, slugs] of [
      ['life', life?.flatMap(({ sources }) => sources)],
      ['making', entry.making?.sources],
    ] as const)
      if (slugs?.length)
        assert(file, slug, property, null, { sources: [...new Set(slugs)].map((source) => ({ source })) })
    for (const { property, ...statement } of fieldSources ?? []) assert(file, slug, property, null, statement)
    if (production === undefined) return
    const made = `${slug.slice(0, 69)}-production`
    const labels = {
      en: `Making of ${entry.labels.en}`.slice(0, 300),
      zh: `${entry.labels.zh}的制作`.slice(0, 300),
    }
    if (!add(file, { ...shell(made, 'Production', labels), ...dated(date) }, made)) return
    link(file, 'PRODUCED_IN', slug, made)
    for (const technique of production.techniques) link(file, 'USED_TECHNIQUE', made, technique)
    if (production.at !== undefined) link(file, 'AT', made, production.at)
    if (production.by !== undefined) link(file, 'BY', made, production.by)
    if (production.during !== undefined) link(file, 'DURING', made, production.during)
    assert(file, slug, 'PRODUCED_IN', made, production)
  }

  for (const { path, entries } of files) {
    entries.forEach((raw, index) => {
      const parsed = contentEntrySchema.safeParse(raw)
      if (parsed.success) return expandEntry(path, parsed.data)
      const slug = (raw as { slug?: unknown } | null)?.slug
      const name = typeof slug === 'string' ? slug : String(index)
      for (const issue of parsed.error.issues)
        problems.push({ file: path, field: [name, ...issue.path].join('.'), message: issue.message })
    })
  }

  const relations = new Map<string, Relation>()
  for (const { type, from, to, note, file } of links) {
    const [source, target] = [drafts.get(from), drafts.get(to)]
    if (source === undefined) continue
    if (target === undefined) {
      problems.push({
        file,
        field: `${from}.links`,
        message: `${type} leads to "${to}", which no file describes; add it or correct the slug`,
      })
    } else if (!mayRelate(type, source.kind, target.kind)) {
      problems.push({
        file,
        field: `${from}.links`,
        message: `${type} can't lead from ${source.kind} to ${target.kind} ("${to}"); choose another relation`,
      })
    } else {
      relations.set([type, from, to].join('|'), {
        type,
        from: source.id,
        to: target.id,
        ...(note === undefined ? {} : { note }),
      })
    }
  }
  return { drafts: [...drafts.values()], relations: [...relations.values()], problems, fileOf }
}

const dated = (edtf: string | undefined) => (edtf === undefined ? {} : { date: heritageDate(edtf) })

function shell(slug: string, kind: string, labels: unknown) {
  return { id: seededId(slug), slug, kind, labels, status: 'published', sensitivity: 'open' }
}
