/** What the text model is asked and answers, and what its vocab.json holds. */
import { z } from 'zod'
import { labelsSchema } from '../../core/heritage/text.ts'
import { periods, sentiments, subjects, textHeads } from './labels.ts'

export { textInputSchema } from '../../core/api/messages.ts'
export type { TextInput } from '../../core/api/messages.ts'

const ranked = <T extends readonly [string, ...string[]]>(labels: T) =>
  z.object({ label: z.enum(labels), name: labelsSchema, probability: z.number().min(0).max(1) })

export const textOutputSchema = z.object({
  /** All ten, most probable first. */
  subject: z.array(ranked(subjects)),
  /** Both periods, for classical Chinese verse alone; for any other text why there is no answer. */
  period: z.union([
    z.array(ranked(periods)),
    z.object({
      notApplicable: z.enum(['not-chinese', 'too-short', 'too-long', 'uneven-lines', 'modern-words']),
      reason: labelsSchema,
    }),
  ]),
  sentiment: z.array(ranked(sentiments)),
  /** The words that spoke most for the first answer of a head; weights sum to at most 1 for each head. */
  keyTerms: z.array(z.object({ term: z.string(), weight: z.number(), head: z.enum(textHeads) })),
  /** Of length 1, or all 0 for a text without a known gram; compare by cosine. */
  embedding: z.array(z.number()),
})
export type TextOutput = z.infer<typeof textOutputSchema>

export const textVocabSchema = z.object({
  subjects: z.array(z.enum(subjects)),
  periods: z.array(z.enum(periods)),
  sentiments: z.array(z.enum(sentiments)),
  /** Fingerprints of the rows of each table, uint32 little-endian in base 64; row 0 of a table is padding. */
  own: z.base64(),
  prior: z.base64(),
  poems: z.base64(),
  /** Where the museum's own encoder stands in place of the grams; `own` and `prior` are empty then. */
  encoder: z.object({ name: z.string().max(80), dimensions: z.number().int().min(2) }).exactOptional(),
})
export type TextVocab = z.infer<typeof textVocabSchema>
