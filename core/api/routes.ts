/** The API's one table: what each route takes and answers. Validation, OpenAPI and the typed client are made from it. */
import { z } from 'zod'
import { eventBatchSchema, eventReceiptSchema, visitIdSchema } from '../events/event.ts'
import { modelNameSchema } from '../events/model-name.ts'
import { statusSchema } from '../heritage/entity.ts'
import { kindSchema } from '../heritage/kinds.ts'
import { relationTypeSchema } from '../heritage/relations.ts'
import { idOrSlugSchema, idSchema, uiLanguages } from '../heritage/text.ts'
import { blobNameSchema } from '../twin/scan.ts'
import * as message from './messages.ts'
import type { paths, RouteName } from './paths.ts'
import { publishScanSchema, scanRunSchema } from './scans.ts'
import * as view from './views.ts'

interface RouteSchemas {
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodObject
  readonly response?: z.ZodType
}

const limit = z.coerce.number().int().min(1).max(200).exactOptional()
const cursor = z.string().min(1).max(1_000).exactOptional()
const page = { limit, cursor }
const flag = z.enum(['true', 'false']).exactOptional()
const year = z.coerce.number().int().min(-100_000).max(100_000).exactOptional()

/** `?kind=Artifact,Language`, at most all of them. */
const listOf = <T extends z.ZodType<string, string>>(item: T) =>
  z
    .string()
    .min(1)
    .max(600)
    .transform((text) => text.split(','))
    .pipe(z.array(item).min(1).max(40))
    .exactOptional()

const byId = z.strictObject({ id: idOrSlugSchema })
const byUlid = z.strictObject({ id: idSchema })
const nothing = z.strictObject({})
const fileOf = z.strictObject({ id: idSchema, file: blobNameSchema })

export const routes = {
  listExhibits: { query: z.strictObject(page), response: view.pageOf(view.exhibitCardSchema) },
  getExhibit: { params: z.strictObject({ slug: idOrSlugSchema }), response: view.exhibitViewSchema },
  listCollection: { query: z.strictObject(page), response: view.pageOf(view.collectionItemSchema) },
  listEntities: {
    query: z
      .strictObject({
        kind: listOf(kindSchema),
        /** Public reads see what is published, whatever is asked. */
        status: statusSchema.exactOptional(),
        relation: relationTypeSchema.exactOptional(),
        to: idOrSlugSchema.exactOptional(),
        fromYear: year,
        toYear: year,
        order: z.enum(['slug', 'earliest', 'updated']).exactOptional(),
        ...page,
      })
      .refine((q) => (q.relation === undefined) === (q.to === undefined), {
        path: ['to'],
        error: '`relation` and `to` go together',
      }),
    response: view.pageOf(view.entityViewSchema),
  },
  getEntity: { params: byId, response: view.entityDetailSchema },
  listNeighbours: {
    params: byId,
    query: z.strictObject({
      types: listOf(relationTypeSchema),
      direction: z.enum(['out', 'in', 'both']).exactOptional(),
      ...page,
    }),
    response: view.pageOf(view.neighbourViewSchema),
  },
  findPaths: {
    query: z.strictObject({
      from: idOrSlugSchema,
      to: idOrSlugSchema,
      maxLength: z.coerce.number().int().min(1).max(8).exactOptional(),
      limit: z.coerce.number().int().min(1).max(10).exactOptional(),
    }),
    response: view.pageOf(view.pathViewSchema),
  },
  search: {
    query: z.strictObject({ q: z.string().trim().min(1).max(200), kind: listOf(kindSchema), ...page }),
    response: view.pageOf(view.searchHitViewSchema),
  },
  appendEvents: { body: eventBatchSchema, response: eventReceiptSchema },
  eraseVisit: {
    params: z.strictObject({ visit: visitIdSchema }),
    response: z.object({ erased: z.number().int() }),
  },
  listModels: { response: message.modelListSchema },
  getModelFile: {
    params: z.strictObject({
      model: modelNameSchema,
      version: message.versionTagSchema,
      file: z
        .string()
        .max(80)
        .regex(/^[a-z0-9][a-z0-9.-]*$/),
    }),
  },
  predictText: { body: message.textInputSchema, response: message.predictionSchema },
  predictLanguage: { body: message.languageInputSchema, response: message.predictionSchema },
  predictDescendants: { body: message.descendantsInputSchema, response: message.predictionSchema },
  predictRecommender: { body: message.recommenderInputSchema, response: message.predictionSchema },
  listTrainingRuns: { query: z.strictObject(page), response: view.pageOf(message.trainingRunSchema) },
  startTrainingRun: { body: message.startTrainingRunSchema, response: message.trainingRunSchema },
  getTrainingRun: { params: byUlid, response: message.trainingRunSchema },
  watchTrainingRun: { params: byUlid, response: message.trainingRunSchema },
  getTrainingReport: {
    params: byUlid,
    query: z.strictObject({ language: z.enum(uiLanguages).default('en') }),
  },
  applyChangeSet: {
    query: z.strictObject({ dryRun: flag }),
    body: message.changeSetInputSchema,
    response: message.revisionSchema,
  },
  listRevisions: {
    query: z.strictObject({ entity: idSchema.exactOptional(), ...page }),
    response: view.pageOf(message.revisionSummarySchema),
  },
  getRevision: { params: byUlid, response: message.revisionSchema },
  revertChangeSet: {
    params: byUlid,
    body: z.strictObject({ message: z.string().trim().min(1).max(500).exactOptional() }),
    response: message.revisionSchema,
  },
  uploadScan: { params: byId, response: scanRunSchema },
  getScan: { params: byUlid, response: scanRunSchema },
  watchScan: { params: byUlid, response: scanRunSchema },
  getScanFile: { params: fileOf },
  uploadScanStill: { params: byUlid, response: scanRunSchema },
  publishScan: { params: byUlid, body: publishScanSchema, response: message.revisionSchema },
  getMediaFile: { params: fileOf },
  watchMuseum: { response: message.liveEventSchema },
  getMe: { response: message.meSchema },
  signIn: { body: message.signInSchema, response: message.accountSchema },
  signOut: { body: nothing, response: z.object({ success: z.boolean() }) },
  changePassword: { body: message.changePasswordSchema, response: z.object({ success: z.boolean() }) },
  createFirstAdmin: { body: message.firstAdminSchema, response: message.accountSchema },
  createAccount: {
    body: message.newAccountSchema.extend({ role: z.enum(message.roles) }),
    response: message.accountSchema,
  },
  getOpenApi: { response: z.looseObject({ openapi: z.string() }) },
} as const satisfies Record<RouteName, RouteSchemas>

type Table = typeof routes
type Paths = typeof paths
type PartOf<N extends RouteName, P extends keyof RouteSchemas> =
  Table[N] extends Record<P, infer S> ? S : undefined

/** As handlers see it: parsed, with defaults. `undefined` where the route takes none. */
export type ParsedOf<N extends RouteName, P extends 'params' | 'query' | 'body'> =
  PartOf<N, P> extends z.ZodType ? z.output<PartOf<N, P>> : undefined
/** As callers write it. */
export type GivenOf<N extends RouteName, P extends 'params' | 'query' | 'body'> =
  PartOf<N, P> extends z.ZodType ? z.input<PartOf<N, P>> : undefined
export type ResponseOf<N extends RouteName> =
  PartOf<N, 'response'> extends z.ZodType ? z.output<PartOf<N, 'response'>> : undefined
export type AnswerOf<N extends RouteName> = Paths[N]['answer']
/** Whether its body is a file. */
export type TakesFile<N extends RouteName> = Paths[N] extends { readonly takes: unknown } ? true : false
export const schemasOf = (name: RouteName): RouteSchemas => routes[name]
