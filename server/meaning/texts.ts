/** What an entity says in each language, as the search by meaning reads it. */
import type { EntityDraft } from '../../core/heritage/entity.ts'
import type { Kind } from '../../core/heritage/kinds.ts'
import { kinds } from '../../core/heritage/kinds.ts'

/** What a person looks for when they name no kind; statements, sources and acts of making are read on the thing's own page. */
const unsearchedKinds: readonly Kind[] = ['Assertion', 'Source', 'Production', 'MediaAsset']
export const searchedKinds = kinds.filter((kind) => !unsearchedKinds.includes(kind))

/** A word of a language means what its gloss says, and is found by it. */
const formKinds: readonly Kind[] = ['WordForm', 'CognateSet', 'Language']
export const meantKinds = searchedKinds.filter((kind) => !formKinds.includes(kind))

export interface MeantText {
  /** BCP 47 */
  readonly language: string
  readonly name: string
  /** The name and what is said of it. */
  readonly whole: string
}

/** One for each language in which it has a name or a text. */
export function meantTexts(entity: EntityDraft): MeantText[] {
  const { labels, descriptions } = entity
  const medium: Readonly<Record<string, string>> = entity.kind === 'Artifact' ? entity.medium : {}
  const body: Readonly<Record<string, string>> =
    entity.kind === 'Text' || entity.kind === 'Annotation' ? (entity.body ?? {}) : {}
  const sources: readonly Readonly<Record<string, string>>[] = [labels, descriptions ?? {}, medium, body]
  const languages = new Set(sources.flatMap((texts) => Object.keys(texts)))
  return [...languages].map((language) => {
    const parts = sources.flatMap((texts) => texts[language] ?? [])
    return { language, name: labels[language] ?? '', whole: parts.join('\n') }
  })
}
