/** What the language model is asked, what it answers, and the vocabulary beside its ONNX file. */
import { z } from 'zod'

export const slugSchema = z.string().min(1).max(80)
export const segmentsSchema = z.array(z.string().min(1).max(16)).min(1).max(40)

export const languageQuestionSchema = z
  .object({
    /** Slug of the language whose word is asked for: a daughter language or an ancestor. */
    target: slugSchema,
    /** A cognate set of the corpus; its attested forms are the evidence unless `forms` gives others. */
    cognateSet: z.string().min(1).max(80).optional(),
    forms: z
      .array(z.object({ language: slugSchema, segments: segmentsSchema }))
      .min(1)
      .max(60)
      .optional(),
    /** How many alternatives at most, the answer itself among them. */
    top: z.number().int().min(1).max(10).default(5),
  })
  .refine((question) => question.cognateSet !== undefined || question.forms !== undefined, {
    message: 'give a cognate set, or forms, or both',
  })
export type LanguageQuestion = z.input<typeof languageQuestionSchema>

const correspondenceSchema = z.object({
  /** Place in the alignment, from 0. */
  column: z.number().int(),
  language: z.string(),
  /** Segment of the known form, `-` for nothing. */
  source: z.string(),
  /** Segment of the answer, `-` for nothing. */
  target: z.string(),
  /** How often the corpus shows this correspondence, and how often the source segment at all; weighted by trust. */
  count: z.number(),
  of: z.number(),
  /** Its part in the column's answer, 0..1 within the column. */
  share: z.number(),
})
export type Correspondence = z.infer<typeof correspondenceSchema>

const possibleLoanSchema = z.object({
  language: z.string(),
  /** The language whose form it is most like, beyond what is usual between the two. */
  likest: z.string(),
  /** Where a tenth of the words is borrowed. */
  probability: z.number(),
})
export type PossibleLoan = z.infer<typeof possibleLoanSchema>

export const languageAnswerSchema = z.object({
  target: z.string(),
  segments: z.array(z.string()),
  confidence: z.number(),
  /** Likeliest first; the first is the answer. */
  alternatives: z.array(z.object({ segments: z.array(z.string()), confidence: z.number() })),
  /** The weightiest correspondences of every column, in the column's order. */
  correspondences: z.array(correspondenceSchema),
  /** The form the corpus attests, where it does: shown apart from what is predicted. */
  attested: z.array(z.string()).optional(),
  /** Known forms that the correspondences explain so badly that they may be borrowed; likeliest first. */
  possibleLoans: z.array(possibleLoanSchema),
  /** Languages and segments of the question that the corpus doesn't know. */
  unseen: z.object({ languages: z.array(z.string()), segments: z.array(z.string()) }),
})
export type LanguageAnswer = z.infer<typeof languageAnswerSchema>

/** Raised when the evidence that the network reads changes: what was trained before is trained anew. */
export const vocabFormat = 2

export const isCurrentVocab = (vocab: unknown): boolean =>
  z.object({ format: z.literal(vocabFormat) }).safeParse(vocab).success

/** `vocab.json`: what alignment and decoding need, and the attested forms. */
export const languageVocabSchema = z.object({
  format: z.literal(
    vocabFormat,
    'trained by an older Mouseion: train it anew (npx mouseion train --model language)',
  ),
  languages: z.array(z.object({ slug: z.string(), parent: z.string().optional() })),
  /** Segments in the order of their ids, which begin at 2. */
  segments: z.array(z.string()),
  sets: z.array(
    z.object({
      id: z.string(),
      /** Language index, weight, and aligned symbol ids (0 is a gap; all of one length within a set). */
      forms: z.array(z.tuple([z.number().int(), z.number(), z.array(z.number().int())])),
    }),
  ),
  temperature: z.number().positive(),
  /** Of calibration.ts, with the temperature. */
  decline: z.number().default(0),
})
export type LanguageVocab = z.infer<typeof languageVocabSchema>

export type LanguageErrorCode =
  'unknown-language' | 'unknown-cognate-set' | 'no-known-forms' | 'no-descendants'
/** A question that can't be answered; the code says why. */
export class LanguageQuestionError extends Error {
  readonly code: LanguageErrorCode
  readonly subject: string
  constructor(code: LanguageErrorCode, subject: string) {
    super(`${code.replaceAll('-', ' ')}: ${subject}`)
    this.code = code
    this.subject = subject
  }
}
