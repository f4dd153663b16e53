/** Which words of an entity are its names, and which are what is said of it. */
import type { EntityDraft } from '../../../core/heritage/entity.ts'

export interface SearchFields {
  readonly names: readonly string[]
  readonly texts: readonly string[]
}

export function searchFields(entity: EntityDraft): SearchFields {
  const names = [...Object.values(entity.labels)]
  const texts = [entity.slug, ...Object.values(entity.descriptions ?? {})]
  switch (entity.kind) {
    case 'Artifact':
      names.push(entity.inventoryNumber)
      texts.push(...Object.values(entity.medium), ...Object.values(entity.dateText ?? {}))
      texts.push(...Object.values(entity.creditLine ?? {}), ...Object.values(entity.contested ?? {}))
      break
    case 'WordForm':
      names.push(entity.form)
      texts.push(entity.gloss)
      break
    case 'CognateSet':
      names.push(entity.concept)
      texts.push(entity.family)
      break
    case 'Language':
      texts.push(entity.family ?? '', entity.glottocode ?? '', entity.iso639P3 ?? '')
      break
    case 'Text':
    case 'Annotation':
      texts.push(...Object.values(entity.body ?? {}))
      break
    case 'Source':
      texts.push(entity.citation)
      break
    default:
      break
  }
  return { names: [...new Set(names)], texts }
}
