import { expect, it } from 'vitest'
import { changedFields, fieldsOf, putOperation } from '../../../../client/curator/draft.ts'
import type { EntityDetail } from '../../../../core/api/views.ts'
import { seededId } from '../../../../core/heritage/identity.ts'

const stamp = {
  version: 7,
  createdAt: '2026-11-01T00:00:00.000Z',
  createdBy: 'a',
  updatedAt: '2026-11-01T00:00:00.000Z',
  updatedBy: 'a',
}
const bronze: EntityDetail['entity'] = {
  id: seededId('bronze'),
  slug: 'bronze',
  kind: 'Material',
  labels: { en: 'Bronze', zh: '青铜', el: 'Μπρούντζος' },
  status: 'published',
  sensitivity: 'open',
  ...stamp,
}

it('an edit expects the version that was seen, keeps other languages, and sends no stamps', () => {
  const fields = { ...fieldsOf(bronze), nameEn: ' Tin bronze ', textEn: 'An alloy.', textZh: '一种合金。' }
  expect(changedFields(fieldsOf(bronze), fields)).toEqual(['nameEn', 'textEn', 'textZh'])
  expect(putOperation(bronze, fields)).toEqual({
    op: 'put',
    expects: 7,
    entity: {
      id: bronze.id,
      slug: 'bronze',
      kind: 'Material',
      labels: { en: 'Tin bronze', zh: '青铜', el: 'Μπρούντζος' },
      descriptions: { en: 'An alloy.', zh: '一种合金。' },
      status: 'published',
      sensitivity: 'open',
    },
  })
})

it('a text in one language alone does not take the other with it', () => {
  const texts = { ...bronze, descriptions: { en: 'An alloy.', zh: '一种合金。', el: 'Κράμα.' } }
  const sent = (fields: Partial<ReturnType<typeof fieldsOf>>) =>
    putOperation(texts, { ...fieldsOf(texts), ...fields }).entity.descriptions
  expect(sent({ textZh: '' })).toEqual({ en: 'An alloy.', zh: '', el: 'Κράμα.' })
  expect(sent({ textEn: '', textZh: '' })).toBeUndefined()
})
