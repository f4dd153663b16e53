/** What is said of a scan that a curator uploads: how its preparation stands, what was done to it, why it is refused. */
import { z } from 'zod'
import { rightsUriSchema } from '../heritage/entity.ts'
import { idSchema, labelsSchema, slugSchema } from '../heritage/text.ts'
import { dimensionsSchema } from '../twin/facts.ts'
import { scanFilesSchema } from '../twin/scan.ts'

/** In the order in which a file is looked at. core/i18n/scans.ts has the words. */
export const scanRefusalCodes = [
  'too-large',
  'not-gltf',
  'truncated',
  'malformed',
  'external-file',
  'extension',
  'too-many',
  'too-deep',
  'cycle',
  'skinned',
  'picture',
  'invalid',
  'no-surface',
  'proportions',
  'timeout',
  'memory',
  'failed',
] as const

export const scanRefusalSchema = z.object({
  code: z.enum(scanRefusalCodes),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ScanRefusal = z.infer<typeof scanRefusalSchema>

const axis = z.enum(['width', 'height', 'depth'])

export const scanReportSchema = z.object({
  /** Triangles as uploaded. */
  triangles: z.number().int(),
  /** How it was turned so that its proportions fit the record. */
  turned: z.enum(['none', 'upright', 'quarter', 'upright-quarter']),
  /** The unit that its coordinates seem to be in. */
  unit: z.enum(['m', 'cm', 'mm', 'inch', 'none']),
  /** Size as uploaded, turned, in its own units. */
  foundSize: z.object({ width: z.number(), height: z.number(), depth: z.number() }),
  /** By how much each direction was multiplied. */
  scale: z.object({ width: z.number(), height: z.number(), depth: z.number() }),
  /** Directions in which a recorded measure was there to fit to. */
  fittedTo: z.array(axis),
  /** Largest share by which its proportions stray from the recorded ones. */
  deviation: z.number(),
  dimensions: dimensionsSchema,
  /** Parts of the file that are not kept, such as `animations`, or the name of an extension. */
  leftOut: z.array(z.string()),
})
export type ScanReport = z.infer<typeof scanReportSchema>

export const scanStages = [
  'waiting',
  'checking',
  'reading',
  'fitting',
  'textures',
  'levels',
  'ready',
] as const

export const scanRunSchema = z.object({
  id: idSchema,
  artifact: z.object({ id: idSchema, slug: slugSchema, labels: labelsSchema }),
  status: z.enum(['queued', 'running', 'ready', 'refused', 'published']),
  stage: z.enum(scanStages),
  /** 0..1. */
  done: z.number().min(0).max(1),
  bytes: z.number().int(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  startedBy: z.string(),
  refusal: scanRefusalSchema.nullable(),
  report: scanReportSchema.nullable(),
  files: scanFilesSchema.nullable(),
  /** The proportions stray so far that the curator must say that the file is right. */
  needsConsent: z.boolean(),
})
export type ScanRun = z.infer<typeof scanRunSchema>

export const publishScanSchema = z.strictObject({
  rights: rightsUriSchema,
  creditLine: labelsSchema,
  /** The curator looked: the proportions are the object's own. */
  proportionsConfirmed: z.boolean().default(false),
})
export type PublishScan = z.infer<typeof publishScanSchema>

/** An artifact's scan in its view. */
export const scanViewSchema = z.object({
  /** Id of the MediaAsset. */
  id: idSchema,
  ...scanFilesSchema.shape,
  /** Address of the folder that its files are in. */
  folder: z.string(),
  rights: z.string(),
  creditLine: labelsSchema.optional(),
})
export type ScanView = z.infer<typeof scanViewSchema>
