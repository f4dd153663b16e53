/** What is asked and answered beyond the views: problems, models, predictions, training runs, accounts, live events. */
import { z } from 'zod'
import { actorSchema, changeSetSchema, relationSchema } from '../changeset/changeset.ts'
import { modelNameSchema } from '../events/model-name.ts'
import { segmentsSchema } from '../heritage/entity.ts'
import { idSchema, slugSchema } from '../heritage/text.ts'
import { entityViewSchema } from './views.ts'

/** RFC 9457. `issues` names every fault of a request that was refused as invalid. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Stable, for programs: `version-conflict`, `not-found` ... */
  code: z.string(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** At a version conflict: which entity, and its versions. */
  conflict: z.object({ id: z.string(), expected: z.number().int(), actual: z.number().int() }).optional(),
})
export type Problem = z.infer<typeof problemSchema>

export const versionTagSchema = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,63}$/)

/** A version as the page needs it: where its files are, and whether it serves. The manifest itself is a file beside them. */
export const modelVersionViewSchema = z.object({
  model: modelNameSchema,
  version: versionTagSchema,
  current: z.boolean(),
  origin: z.enum(['shipped', 'museum']),
  createdAt: z.string(),
  method: z.object({ name: z.string(), kind: z.enum(['model', 'baseline']) }),
  metrics: z.record(z.string(), z.number()),
  files: z.array(z.object({ path: z.string(), sha256: z.string(), bytes: z.number().int() })),
})
export type ModelVersionView = z.infer<typeof modelVersionViewSchema>

export const modelListSchema = z.object({
  items: z.array(modelVersionViewSchema),
  nextCursor: z.null(),
  /** The version that serves, by model. */
  current: z.partialRecord(modelNameSchema, versionTagSchema),
  /** Ed25519 keys whose signatures this museum trusts. */
  keys: z.array(z.object({ keyId: z.string(), publicKey: z.string() })),
})

export const textInputSchema = z.strictObject({ text: z.string().trim().min(1).max(20_000) })
/** Of all forms of a question together: twice the most that a set of the museum has. */
const mostSegments = 600
export const languageInputSchema = z.strictObject({
  /** Known forms, by the slug of their language. */
  forms: z
    .array(z.strictObject({ language: slugSchema, segments: segmentsSchema }))
    .min(1)
    .max(60)
    .refine((forms) => forms.reduce((sum, { segments }) => sum + segments.length, 0) <= mostSegments, {
      error: `at most ${mostSegments} segments in all`,
    }),
  target: slugSchema,
})
export const descendantsInputSchema = z.strictObject({
  /** The language whose form it is, and the form. */
  ancestor: slugSchema,
  segments: segmentsSchema,
  /** The word's own cognate set, whose forms then don't count as evidence. */
  cognateSet: slugSchema.exactOptional(),
})
export const recommenderInputSchema = z.strictObject({
  /** What the visitor saw, oldest first. */
  history: z.array(slugSchema).max(500),
  limit: z.number().int().min(1).max(12).default(6),
  /** Where chance starts for the few places of a slate that explore; the same seed gives the same slate. */
  seed: z.number().int().min(0).max(0xffffffff).default(0),
})
export type TextInput = z.infer<typeof textInputSchema>
export type LanguageInput = z.infer<typeof languageInputSchema>
export type DescendantsInput = z.infer<typeof descendantsInputSchema>
export type RecommenderInput = z.infer<typeof recommenderInputSchema>

/** `prediction` is what the same version answers in the browser, field by field. */
export const predictionSchema = z.object({
  model: modelNameSchema,
  version: versionTagSchema,
  prediction: z.record(z.string(), z.json()),
})
export type PredictionAnswer = z.infer<typeof predictionSchema>

export const trainingRunSchema = z.object({
  id: idSchema,
  model: modelNameSchema,
  status: z.enum(['queued', 'running', 'published', 'refused', 'failed']),
  /** What it is doing, in words. */
  stage: z.string(),
  /** 0..1. */
  done: z.number().min(0).max(1),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  startedBy: z.string(),
  /** The version that was trained, once there is one. */
  version: z.string().nullable(),
  /** Why the gate refused, or what failed. */
  reasons: z.array(z.string()),
  metrics: z.record(z.string(), z.number()),
  /** Whether there is a report of it. */
  report: z.boolean().exactOptional(),
})
export type TrainingRun = z.infer<typeof trainingRunSchema>
export const startTrainingRunSchema = z.strictObject({ model: modelNameSchema })

/** Who writes is whoever is signed in; without an id the server makes one. */
export const changeSetInputSchema = changeSetSchema
  .omit({ actor: true })
  .extend({ id: idSchema.exactOptional() })

const relation = z.object(relationSchema.shape)
const changeViewSchema = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('put'),
    id: idSchema,
    before: entityViewSchema.nullable(),
    after: entityViewSchema,
  }),
  z.object({
    op: z.literal('remove'),
    id: idSchema,
    before: entityViewSchema,
    relations: z.array(relation),
  }),
  z.object({ op: z.literal('link'), relation, before: relation.nullable() }),
  z.object({ op: z.literal('unlink'), relation }),
])
export const revisionSchema = z.object({
  sequence: z.number().int(),
  changeSetId: idSchema,
  actor: actorSchema,
  message: z.string(),
  at: z.string(),
  changes: z.array(changeViewSchema),
})
/** In lists: without the changes, which may be many. */
export const revisionSummarySchema = revisionSchema
  .omit({ changes: true })
  .extend({ changeCount: z.number().int() })

export const roles = ['curator', 'admin'] as const
const password = z.string().min(12, 'a password has at least 12 characters').max(128)
export const emailSchema = z.email().max(200)
export const newAccountSchema = z.strictObject({
  email: emailSchema,
  name: z.string().trim().min(1).max(120),
  password,
})
export const accountSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
})
export type Account = z.infer<typeof accountSchema>
export const signInSchema = z.strictObject({ email: emailSchema, password: z.string().min(1).max(128) })
export const changePasswordSchema = z.strictObject({
  currentPassword: z.string().min(1).max(128),
  newPassword: password,
})
export const firstAdminSchema = newAccountSchema.extend({ token: z.string().min(20).max(100) })
export const meSchema = z.object({
  account: accountSchema.nullable(),
  /** Nobody can sign in yet: the first administrator is still to be made. */
  needsFirstAdmin: z.boolean(),
})

export const liveEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('model-published'), model: modelNameSchema, version: versionTagSchema }),
  z.object({ type: z.literal('model-rolled-back'), model: modelNameSchema, version: versionTagSchema }),
  z.object({ type: z.literal('graph-changed'), sequence: z.number().int() }),
])
export type LiveEvent = z.infer<typeof liveEventSchema>
