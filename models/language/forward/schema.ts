/** What is asked of changes that run forward in time, and what they answer. */
import { z } from 'zod'
import { segmentsSchema, slugSchema } from '../schema.ts'

export const descendantsQuestionSchema = z.object({
  /** The language whose form it is: a mother of others in the tree. */
  ancestor: slugSchema,
  segments: segmentsSchema,
  /** The word's own set in the corpus: its forms then don't count as evidence. A set the corpus doesn't have is no error. */
  cognateSet: z.string().min(1).max(80).optional(),
  /** How many forms of each descendant at most. */
  top: z.number().int().min(1).max(10).default(3),
})
export type DescendantsQuestion = z.input<typeof descendantsQuestionSchema>

const likelyFormSchema = z.object({ segments: z.array(z.string()), confidence: z.number() })

export const descendantsAnswerSchema = z.object({
  ancestor: z.string(),
  segments: z.array(z.string()),
  /** Every language below the ancestor whose changes could be learned, after her mother. */
  descendants: z.array(
    likelyFormSchema.extend({
      language: z.string(),
      /** The ancestor whose forms hers were made from. */
      mother: z.string(),
      /** Generations below the ancestor asked about, from 1. */
      depth: z.number().int(),
      /** Words her changes were learned from. */
      words: z.number().int(),
      /** Likeliest first; the first is the answer. */
      alternatives: z.array(likelyFormSchema),
      /** In the word's order, `-` for nothing: what became of each sound, what stayed among it, and what was added. */
      changes: z.array(
        z.object({
          source: z.string(),
          target: z.string(),
          /** Of this change at this place of this form. */
          probability: z.number(),
          /** How often the source became the target in the corpus, of how often it stood there at all. */
          count: z.number(),
          of: z.number(),
        }),
      ),
    }),
  ),
  /** Sounds of the question that the corpus doesn't know, and those that they were read as. */
  unseen: z.array(z.object({ segment: z.string(), readAs: z.string() })),
})
export type DescendantsAnswer = z.infer<typeof descendantsAnswerSchema>
