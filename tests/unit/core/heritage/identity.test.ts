import { expect, it } from 'vitest'
import { seededId } from '../../../../core/heritage/identity.ts'
import { idSchema } from '../../../../core/heritage/text.ts'
import { loadContent } from '../../../../server/content/load.ts'

it('gives the same ULID for the same slug, on every machine', () => {
  expect(seededId('zeng-bell')).toBe(seededId('zeng-bell'))
  expect(idSchema.parse(seededId('zeng-bell'))).toMatch(/^0{10}/)
  expect(seededId('zeng-bell')).not.toBe(seededId('zeng-bells'))
})

it('gives every thing of the shipped content an id of its own', async () => {
  const { drafts } = await loadContent()
  expect(drafts.length).toBeGreaterThan(3_000)
  expect(new Set(drafts.map((draft) => draft.id)).size).toBe(drafts.length)
})
