/** Opaque cursors: the position of a page's last item, as base64url JSON. A cursor is data from outside and is checked as such. */
import { z } from 'zod'
import { BadCursorError } from './errors.ts'

const key = z.string().max(80)
const year = z.number().refine(Number.isSafeInteger)

export const cursorSchemas = {
  slug: z.strictObject({ by: z.literal('slug'), slug: key }),
  earliest: z.strictObject({ by: z.literal('earliest'), year: year.nullable(), id: key }),
  updated: z.strictObject({ by: z.literal('updated'), at: z.iso.datetime(), id: key }),
  neighbour: z.strictObject({ by: z.literal('neighbour'), type: key, out: z.boolean(), slug: key }),
  search: z.strictObject({ by: z.literal('search'), score: z.number(), slug: key }),
  revision: z.strictObject({ by: z.literal('revision'), sequence: z.number().int().positive() }),
}
type Schemas = typeof cursorSchemas
export type CursorOf<K extends keyof Schemas> = z.infer<Schemas[K]>

export function encodeCursor(position: CursorOf<keyof Schemas>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** Throws BadCursorError where the text is no cursor of this kind: garbage, or from a list in another order. */
export function decodeCursor<K extends keyof Schemas>(kind: K, cursor: string): CursorOf<K> {
  try {
    if (cursor.length > 1_000) throw new RangeError('too long')
    return cursorSchemas[kind].parse(JSON.parse(Buffer.from(cursor, 'base64url').toString())) as CursorOf<K>
  } catch (cause) {
    throw new BadCursorError({ cause })
  }
}
