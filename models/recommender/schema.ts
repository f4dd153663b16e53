import { z } from 'zod'
import type { recommenderInputSchema } from '../../core/api/messages.ts'
import { slugSchema } from '../../core/heritage/text.ts'

/** What the page and the API ask. */
export { recommenderInputSchema as recommendInputSchema } from '../../core/api/messages.ts'
export type RecommendInput = z.input<typeof recommenderInputSchema>

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
      /** Hardly anybody has seen it yet. */
      newcomer: z.boolean(),
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
  /** Item numbers that fewer visits saw than the counts need; empty before there are visits. */
  newcomers: z.array(z.number().int().min(0)).default([]),
  contextSize: z.literal(2),
})
export type RecommenderVocab = z.infer<typeof recommenderVocabSchema>
