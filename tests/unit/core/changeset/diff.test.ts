import { describe, expect, it } from 'vitest'
import { diffOf, sameDraft } from '../../../../core/changeset/diff.ts'
import type { Entity, EntityDraft } from '../../../../core/heritage/entity.ts'
import { buildArtifact, buildEntity, relation } from '../../../support/graph-builders.ts'

const stamped = (draft: EntityDraft, version: number): Entity => ({
  ...draft,
  ...{ version, createdAt: 'then', createdBy: 'Maker', updatedAt: `now ${version}`, updatedBy: 'Maker' },
})
const put = (before: EntityDraft | null, after: EntityDraft) =>
  diffOf({ op: 'put', id: after.id, before: before && stamped(before, 1), after: stamped(after, 2) })

describe('diffOf', () => {
  it('tells the fields that changed, by path', () => {
    const after = buildArtifact('a-ding', {
      labels: { en: 'Ding', zh: '名a-ding', fr: 'Vase' },
      measures: { heightM: 0.4, widthM: 0.2 },
    })
    expect(put(buildArtifact('a-ding'), after)).toEqual([
      { path: 'labels.en', before: 'a-ding', after: 'Ding' },
      { path: 'labels.fr', before: undefined, after: 'Vase' },
      { path: 'measures.heightM', before: 0.3, after: 0.4 },
      { path: 'measures.widthM', before: undefined, after: 0.2 },
    ])
  })

  it('is empty where only stamps changed', () => {
    expect(put(buildArtifact('a-ding'), buildArtifact('a-ding'))).toEqual([])
  })

  it('tells a text that was given and one that was taken away', () => {
    const [bare, told] = [
      buildArtifact('a-ding'),
      buildArtifact('a-ding', { descriptions: { en: 'A.', zh: '甲。' } }),
    ]
    expect(put(bare, told).map(({ path }) => path)).toEqual(['descriptions.en', 'descriptions.zh'])
    expect(put(told, bare)).toContainEqual({ path: 'descriptions.zh', before: '甲。', after: undefined })
  })

  it('reads a list of plain values as one', () => {
    const [before, after] = [
      buildEntity('WordForm', 'a-word'),
      buildEntity('WordForm', 'a-word', { segments: ['f', 'o', 't'] }),
    ]
    expect(put(before, after)).toEqual([
      { path: 'segments', before: ['f', 'uː', 't'], after: ['f', 'o', 't'] },
    ])
  })

  it('goes into lists of objects by position', () => {
    const before = buildEntity('Exhibition', 'a-show')
    const room = { ...before.document.rooms[0]!, slug: 'room-two' }
    const after = { ...before, document: { ...before.document, rooms: [room] } }
    expect(put(before, after)).toEqual([
      { path: 'document.rooms.0.slug', before: 'room-one', after: 'room-two' },
    ])
  })

  it('tells everything of what is new or gone, but no stamps', () => {
    const paths = put(null, buildEntity('Material', 'bronze')).map(({ path }) => path)
    expect(paths).toEqual(['id', 'slug', 'labels.en', 'labels.zh', 'status', 'sensitivity', 'kind'])
    const before = stamped(buildEntity('Material', 'bronze'), 3)
    const broader = relation('bronze', 'BROADER', 'metal')
    const gone = diffOf({ op: 'remove', id: before.id, before, relations: [broader] })
    expect(gone.at(-1)).toEqual({ path: 'BROADER', before: broader, after: undefined })
    expect(gone).toHaveLength(8)
  })

  it('tells links by their type', () => {
    const [was, is] = [
      relation('a-ding', 'CITES', 'a-book', 'p. 1'),
      relation('a-ding', 'CITES', 'a-book', 'p. 2'),
    ]
    expect(diffOf({ op: 'link', relation: is, before: was })).toEqual([
      { path: 'CITES', before: was, after: is },
    ])
    expect(diffOf({ op: 'link', relation: is, before: null })).toEqual([
      { path: 'CITES', before: undefined, after: is },
    ])
    expect(diffOf({ op: 'unlink', relation: was })).toEqual([
      { path: 'CITES', before: was, after: undefined },
    ])
  })
})

describe('sameDraft', () => {
  it('minds neither the order of fields nor stamps', () => {
    const draft = buildArtifact('a-ding')
    const turned = Object.fromEntries(Object.entries(draft).reverse()) as typeof draft
    expect(sameDraft(draft, stamped(turned, 9))).toBe(true)
    expect(sameDraft(draft, buildArtifact('a-ding', { inventoryNumber: 'N 2' }))).toBe(false)
    expect(sameDraft(draft, { ...draft, protocols: [] })).toBe(false)
  })
})
