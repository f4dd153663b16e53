/** An edit of names and texts: from a thing to a draft, from a draft to one operation, and what differs. */
import type { EntityDetail } from '../../core/api/views.ts'

type Entity = EntityDetail['entity']
export type Fields = Readonly<Record<'nameEn' | 'nameZh' | 'textEn' | 'textZh', string>>
export const fieldNames = ['nameEn', 'nameZh', 'textEn', 'textZh'] as const

export const fieldsOf = ({ labels, descriptions }: Pick<Entity, 'labels' | 'descriptions'>): Fields => ({
  nameEn: labels.en,
  nameZh: labels.zh,
  textEn: descriptions?.en ?? '',
  textZh: descriptions?.zh ?? '',
})

export const changedFields = (before: Fields, after: Fields): (keyof Fields)[] =>
  fieldNames.filter((name) => before[name].trim() !== after[name].trim())

/** `expects` is the version that the curator saw: if somebody was quicker, the museum answers 412. */
export function putOperation(entity: Entity, fields: Fields) {
  const { version, createdAt: _a, createdBy: _b, updatedAt: _c, updatedBy: _d, ...draft } = entity
  const { descriptions: _old, ...rest } = draft
  // A text in one language alone is sent as it is, and refused: it must not take the other with it.
  const hasText = fields.textEn.trim() !== '' || fields.textZh.trim() !== ''
  return {
    op: 'put' as const,
    expects: version,
    entity: {
      ...rest,
      labels: { ...draft.labels, en: fields.nameEn.trim(), zh: fields.nameZh.trim() },
      ...(hasText
        ? { descriptions: { ...draft.descriptions, en: fields.textEn.trim(), zh: fields.textZh.trim() } }
        : {}),
    },
  }
}
