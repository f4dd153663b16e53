/** The interaction log: what a visitor who consented does, with nothing that says who they are. */
import { z } from 'zod'
import { idSchema, slugSchema } from '../heritage/text.ts'
import { segmentsSchema } from '../heritage/entity.ts'
import { modelNameSchema } from './model-name.ts'

/** Random for each visit, made by the page; never kept beyond it. */
export const visitIdSchema = z.uuid()

const versionSchema = z.string().min(1).max(64)
const labelSchema = z.string().regex(/^[a-z0-9-]{1,60}$/)

const envelope = {
  /** ULID made by the client: the idempotency key. */
  id: idSchema,
  visit: visitIdSchema,
  /** Counts up by one within the visit, from 0. */
  order: z.number().int().min(0).max(100_000),
  /** The client's clock, Unix milliseconds; the server adds its own. */
  atMs: z.number().int().min(0).max(4_102_444_800_000),
}

const slateItemSchema = z.strictObject({
  item: slugSchema,
  /** The chance that the policy put this item at this position. */
  propensity: z.number().positive().max(1),
  score: z.number().finite(),
})

export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...envelope,
    type: z.literal('visit-started'),
    /** The wording of the consent that was given. */
    consent: z.string().max(40),
    device: z.enum(['desktop', 'phone', 'headset', 'kiosk', 'other']),
    language: z.enum(['en', 'zh', 'other']),
    models: z.partialRecord(modelNameSchema, versionSchema),
  }),
  z.strictObject({
    ...envelope,
    type: z.literal('item-viewed'),
    item: slugSchema,
    how: z.enum(['approach', 'inspect', 'read']),
    dwellMs: z.number().int().min(0).max(3_600_000),
  }),
  z.strictObject({
    ...envelope,
    type: z.literal('slate-shown'),
    slate: idSchema,
    policy: versionSchema,
    /** The item that the slate was asked from, if any. */
    from: slugSchema.nullable(),
    items: z.array(slateItemSchema).min(1).max(12),
  }),
  z.strictObject({
    ...envelope,
    type: z.literal('item-chosen'),
    item: slugSchema,
    slate: idSchema.nullable(),
    position: z.number().int().min(0).max(11).nullable(),
  }),
  z.strictObject({
    ...envelope,
    type: z.literal('item-rated'),
    item: slugSchema,
    rating: z.number().int().min(1).max(5),
  }),
  z.strictObject({
    ...envelope,
    type: z.literal('text-judged'),
    /** A passage of the museum: the entity whose description it is, and the language. Typed texts are never logged. */
    passage: slugSchema,
    language: z.enum(['en', 'zh']),
    head: z.enum(['subject', 'period', 'sentiment']),
    predicted: labelSchema,
    verdict: z.enum(['right', 'wrong']),
    /** What it should have been, if the visitor says. */
    corrected: labelSchema.nullable(),
    version: versionSchema,
  }),
  z.strictObject({
    ...envelope,
    type: z.literal('form-judged'),
    cognateSet: slugSchema,
    language: slugSchema,
    predicted: segmentsSchema,
    verdict: z.enum(['confirmed', 'corrected']),
    /** IPA segments; only where the verdict is `corrected`. */
    corrected: segmentsSchema.nullable(),
    version: versionSchema,
  }),
])
export type VisitEvent = z.infer<typeof eventSchema>
export type EventOf<T extends VisitEvent['type']> = Extract<VisitEvent, { type: T }>

export const eventBatchSchema = z.strictObject({ events: z.array(eventSchema).min(1).max(200) })
export type EventBatch = z.infer<typeof eventBatchSchema>

export const eventReceiptSchema = z.object({
  /** New on disk. */
  accepted: z.number().int(),
  /** Already there: the same id was acknowledged before. */
  duplicates: z.number().int(),
})
export type EventReceipt = z.infer<typeof eventReceiptSchema>
