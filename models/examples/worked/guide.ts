/** Answers from the graph alone: what a question asks for, of which object, by which relation; or that it isn't in the records. */
import type { ExpandedContent } from '../../../core/content/expand.ts'
import type { RelationType } from '../../../core/heritage/relations.ts'
import type { UiLanguage } from '../../../core/heritage/text.ts'

/** Which relation answers, and the words that ask for it. */
const asked: readonly { readonly type: RelationType; readonly words: readonly RegExp[] }[] = [
  { type: 'MADE_OF', words: [/\bmade of\b/i, /什么(材质|材料)/] },
  { type: 'FOUND_AT', words: [/\b(found|unearthed)\b/i, /(出土|发现)/] },
  { type: 'OWNED_BY', words: [/\b(keeps|holds|owns)\b/i, /收藏/] },
  { type: 'HAS_CULTURE', words: [/\bculture\b/i, /文化/] },
]

export interface Answer {
  /** What the path runs over: the object, the relation, what it leads to. */
  readonly path: readonly { readonly from: string; readonly type: RelationType; readonly to: string }[]
  readonly names: readonly string[]
  /** Slugs of the sources of these statements, or of the object's record. */
  readonly sources: readonly string[]
}

export interface Guide {
  /** Nothing where the object isn't known, the question isn't understood, or the records are silent. */
  answer(question: string, language: UiLanguage): Answer | undefined
  /** The objects of which the records say this. */
  recorded(type: RelationType): readonly string[]
  nameOf(slug: string, language: UiLanguage): string
}

export function createGuide({ drafts, relations }: ExpandedContent): Guide {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]))
  const bySlug = new Map(drafts.map((draft) => [draft.slug, draft]))
  const artifacts = drafts.filter(({ kind }) => kind === 'Artifact')
  const from = Map.groupBy(relations, (relation) => relation.from)
  const to = Map.groupBy(relations, (relation) => relation.to)
  const citedFor = (subject: string, property: string): string[] =>
    (to.get(subject) ?? [])
      .filter((one) => one.type === 'SUBJECT')
      .filter((one) => (byId.get(one.from) as { property?: string }).property === property)
      .flatMap((one) => (from.get(one.from) ?? []).filter(({ type }) => type === 'CITES'))
      .map((one) => byId.get(one.to)!.slug)
  const citedBy = (subject: string): string[] =>
    (from.get(subject) ?? []).filter(({ type }) => type === 'CITES').map((one) => byId.get(one.to)!.slug)
  /** Those of the statement itself, else those of the record that holds it. */
  const sourcesOf = (subject: string, property: string): string[] => {
    const own = citedFor(subject, property)
    return [...new Set(own.length > 0 ? own : citedBy(subject))].sort()
  }
  return {
    answer(question, language) {
      const type = asked.find(({ words }) => words.some((word) => word.test(question)))?.type
      const named = artifacts
        .filter(({ labels }) => question.includes(labels[language]))
        .toSorted((a, b) => b.labels[language].length - a.labels[language].length)[0]
      if (type === undefined || named === undefined) return undefined
      const found = (from.get(named.id) ?? []).filter((one) => one.type === type)
      if (found.length === 0) return undefined
      return {
        path: found.map((one) => ({ from: named.slug, type, to: byId.get(one.to)!.slug })),
        names: found.map((one) => byId.get(one.to)!.labels[language]),
        sources: sourcesOf(named.id, type),
      }
    },
    recorded: (type) =>
      artifacts
        .filter(({ id }) => (from.get(id) ?? []).some((one) => one.type === type))
        .map(({ slug }) => slug),
    nameOf: (slug, language) => bySlug.get(slug)!.labels[language],
  }
}
