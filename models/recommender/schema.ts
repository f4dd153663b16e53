import { z } from 'zod'
import { slugSchema } from '../../core/heritage/text.ts'

/** What the page asks: what was seen, latest first, and how many suggestions it can show. */
export const recommendInputSchema = z.strictObject({
  history: z.array(slugSchema).max(200),
  count: z.number().int().min(1).max(12).default(5),
  /** Where exploration's chance starts; the same seed gives the same slate. */
  seed: z.number().int().min(0).max(0xffffffff).default(0),
})
export type RecommendInput = z.input<typeof recommendInputSchema>

export const recommendOutputSchema = z.object({
  items: z.array(
    z.object({
      item: slugSchema,
      score: z.number(),
      /** The chance that this policy puts this item here. */
      propensity: z.number(),
      /** The item of the history without which this one would lose most; `null` where it is simply liked, or drawn by chance. */
      because: slugSchema.nullable(),
      explored: z.boolean(),
    }),
  ),
  /** `content` where no visits have been learned from: only the graph and the texts speak. */
  basis: z.enum(['content', 'visits']),
})
export type RecommendOutput = z.infer<typeof recommendOutputSchema>

export const recommenderVocabSchema = z.object({
  items: z.array(slugSchema).min(1).max(100_000),
  basis: z.enum(['content', 'visits']),
  popularityRank: z.array(z.number()),
  contextSize: z.literal(2),
})
export type RecommenderVocab = z.infer<typeof recommenderVocabSchema>
