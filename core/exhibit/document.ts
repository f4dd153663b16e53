/** An exhibit as a curator hangs it: rooms in order, what stands in each, and where it was moved by hand. */
import { z } from 'zod'
import { labelsSchema, slugSchema, textsSchema } from '../heritage/text.ts'

/** Each exhibit takes one accent from its own material (art direction). */
export const accents = ['celadon', 'malachite', 'cinnabar', 'lapis', 'ochre', 'indigo'] as const

/** How an artifact is shown. `auto` lets the layout choose from size and form. */
export const supports = ['auto', 'plinth', 'case', 'table', 'wall', 'floor'] as const

/** Room coordinates: metres from the room's centre, x to the right and z towards the visitor who enters. */
const placementSchema = z.strictObject({
  xM: z.number().min(-30).max(30),
  zM: z.number().min(-30).max(30),
  headingRad: z.number().min(-7).max(7),
})

const stopSchema = z.strictObject({
  artifact: slugSchema,
  support: z.enum(supports).default('auto'),
  /** On the axis from the doorway: one in a room. */
  hero: z.boolean().default(false),
  placement: placementSchema.exactOptional(),
})

const roomSchema = z.strictObject({
  slug: slugSchema,
  title: labelsSchema,
  /** Printed on the wall: 120 words or 200 characters at most. */
  text: textsSchema,
  stops: z.array(stopSchema).min(1).max(400),
})

export const exhibitDocumentSchema = z.strictObject({
  format: z.literal(1),
  accent: z.enum(accents),
  rooms: z.array(roomSchema).min(1).max(40),
})
export type ExhibitDocument = z.infer<typeof exhibitDocumentSchema>
export type ExhibitRoom = ExhibitDocument['rooms'][number]
export type ExhibitStop = ExhibitRoom['stops'][number]
