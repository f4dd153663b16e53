import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from '../../../../server/graph/cursor.ts'
import { BadCursorError } from '../../../../server/graph/errors.ts'

describe('cursors', () => {
  it.each([
    { by: 'slug', slug: 'a-ding' },
    { by: 'earliest', year: -1300, id: '0' },
    { by: 'earliest', year: null, id: '0' },
    { by: 'updated', at: '2026-03-01T09:00:00.000Z', id: '0' },
    { by: 'neighbour', type: 'MADE_OF', out: true, slug: 'a-ding' },
    { by: 'search', score: 4.8333, slug: 'a-ding' },
  ] as const)('come back as they went: %j', (position) => {
    const cursor = encodeCursor(position)
    expect(cursor).toMatch(/^[\w-]+$/)
    expect(decodeCursor(position.by, cursor)).toEqual(position)
  })

  it('are refused with the reason as cause', () => {
    const error = (() => {
      try {
        return decodeCursor('slug', '%%%')
      } catch (e) {
        return e
      }
    })()
    expect(error).toBeInstanceOf(BadCursorError)
    expect((error as Error).cause).toBeInstanceOf(SyntaxError)
  })

  it.each([
    { by: 'updated', at: 'yesterday', id: '0' },
    { by: 'earliest', year: 1.5, id: '0' },
    { by: 'search', score: '1', slug: 'a' },
    { by: 'slug', slug: 'a'.repeat(81) },
  ])('are refused where a value is not one that was given: %j', (position) => {
    const cursor = Buffer.from(JSON.stringify(position)).toString('base64url')
    expect(() => decodeCursor(position.by as 'slug', cursor)).toThrow(BadCursorError)
  })
})
