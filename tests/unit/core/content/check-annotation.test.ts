import { describe, expect, it } from 'vitest'
import { checkAnnotation } from '../../../../core/content/check-annotation.ts'
import { entityDraftSchema } from '../../../../core/heritage/entity.ts'
import { seededId } from '../../../../core/heritage/identity.ts'
import { buildArtifact } from '../../../support/builders.ts'

const about = buildArtifact('test-bowl', {
  twin: { form: 'bowl', surface: 'celadon', dimensions: { widthM: 0.2, heightM: 0.1, depthM: 0.2 } },
})

function faults(
  viewpoint: { distanceM?: number; target?: { xM: number; yM: number; zM: number } },
  { body = { en: 'The rim.', zh: '口沿。' }, to = [about] as ReturnType<typeof buildArtifact>[] } = {},
): string[] {
  const note = entityDraftSchema.parse({
    id: seededId('note'), slug: 'bowl-note-1', kind: 'Annotation', labels: { en: 'Rim', zh: '口沿' }, status: 'published', sensitivity: 'open', body,
    viewpoint: { yawDeg: 0, pitchDeg: 10, distanceM: 0.3, target: { xM: 0, yM: 0.1, zM: 0.1 }, ...viewpoint },
  }) // prettier-ignore
  if (note.kind !== 'Annotation') throw new Error('not an annotation')
  const found: string[] = []
  checkAnnotation(
    note,
    () => to,
    (field) => found.push(field),
  )
  return found
}

describe('an annotation with a viewpoint', () => {
  it('is in order when it looks at its artifact', () => {
    expect(faults({})).toEqual([])
  })
  it('looks at a place of the thing, from outside of it', () => {
    expect(faults({ target: { xM: 0, yM: 0.3, zM: 0 } })).toEqual(['viewpoint.target'])
    expect(faults({ distanceM: 0.01 })).toEqual(['viewpoint.distanceM'])
  })
  it('is short', () => {
    const body = { en: 'word '.repeat(61).trim(), zh: '字'.repeat(101) }
    expect(faults({}, { body })).toEqual(['body.en', 'body.zh'])
  })
  it('is about exactly one artifact', () => {
    expect(faults({}, { to: [] })).toEqual(['links (ABOUT)'])
    expect(faults({}, { to: [about, about] })).toEqual(['links (ABOUT)'])
  })
})
