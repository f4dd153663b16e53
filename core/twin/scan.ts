/** The museum's own scan of an artifact, as it is kept and shown: one file for each level of detail. */
import { z } from 'zod'
import { dimensionsSchema, type TwinFacts } from './facts.ts'

/** `full` is for looking closely; the others are the levels at which twins are shown in rooms. */
export const scanLevelNames = ['full', 'near', 'room', 'far'] as const
export type ScanLevelName = (typeof scanLevelNames)[number]

/** Most triangles, and the longest side of a texture in pixels, at each level. */
export const scanBudget: Readonly<
  Record<ScanLevelName, { readonly triangles: number; readonly texturePx: number }>
> = {
  full: { triangles: 150_000, texturePx: 2048 },
  near: { triangles: 40_000, texturePx: 1024 },
  room: { triangles: 4_000, texturePx: 512 },
  far: { triangles: 600, texturePx: 128 },
}

/** Named by what it holds: SHA-256, and the type. */
export const blobNameSchema = z.string().regex(/^[0-9a-f]{64}\.(glb|webp)$/)

export const scanFileSchema = z.strictObject({
  file: blobNameSchema,
  bytes: z.number().int().positive(),
  triangles: z.number().int().positive(),
})

export const scanFilesSchema = z.strictObject({
  levels: z.strictObject({
    full: scanFileSchema,
    near: scanFileSchema,
    room: scanFileSchema,
    far: scanFileSchema,
  }),
  /** Width, height and depth of what is drawn, in metres. */
  dimensions: dimensionsSchema,
  /** A picture of it. */
  still: blobNameSchema.exactOptional(),
})
export type ScanFiles = z.infer<typeof scanFilesSchema>

/** Where a scan's files are asked for: `folder` and a file's name make its address. */
export interface ShownScan extends ScanFiles {
  readonly folder: string
}

/** What is shown of an artifact: its twin, or its scan where the museum has one. */
export interface ShownTwin extends TwinFacts {
  readonly scan?: ShownScan
}
