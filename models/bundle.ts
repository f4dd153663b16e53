/** What a trained model is, as files: the same shape for all three models, shipped or retrained by a museum. */
import { z } from 'zod'
import { modelNameSchema } from '../core/events/model-name.ts'
import type { ModelName } from '../core/events/model-name.ts'

export { modelNames } from '../core/events/model-name.ts'
export type { ModelName } from '../core/events/model-name.ts'

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
const metricsSchema = z.record(z.string().max(80), z.number())
export type Metrics = z.infer<typeof metricsSchema>

const tensorSpecSchema = z.object({
  name: z.string().max(80),
  type: z.enum(['float32', 'int32', 'int64']),
  dims: z.array(z.union([z.number().int(), z.string()])).max(8),
})

/** Stored as manifest.json. The signature covers the canonical JSON of everything but itself. */
export const manifestSchema = z.object({
  model: modelNameSchema,
  version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,63}$/),
  createdAt: z.iso.datetime(),
  /** `baseline` where the simple method won: it is then what ships, and the card says so. */
  method: z.object({ name: z.string().max(120), kind: z.enum(['model', 'baseline']) }),
  parent: z.string().max(64).nullable(),
  files: z
    .array(
      z.object({
        path: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
        sha256: sha256Schema,
        bytes: z.number().int().nonnegative(),
      }),
    )
    .min(2)
    .max(8),
  inputs: z.array(tensorSpecSchema).max(32),
  outputs: z.array(tensorSpecSchema).max(32),
  metrics: metricsSchema,
  baseline: z.object({ name: z.string().max(120), metrics: metricsSchema }),
  data: z.object({
    sha256: sha256Schema,
    rows: z.number().int().nonnegative(),
    visits: z.number().int().nonnegative(),
  }),
  seed: z.number().int(),
  keyId: z.string().max(64),
  signature: z.string().max(128),
})
export type Manifest = z.infer<typeof manifestSchema>

/** A museum's own encoder is too large for visitors' devices: they ask the server, and fetch nothing. */
export const runsOnServerAlone = ({ files }: Pick<Manifest, 'files'>): boolean =>
  files.some(({ path }) => path === 'encoder.onnx')

/** Its licence is the museum's affair: what it holds is not handed on. */
export const staysOnServer = (file: string): boolean => file === 'encoder.onnx' || file === 'encoder.json'

/** What training yields, before it is gated, signed and published. */
export interface TrainedModel {
  readonly model: ModelName
  readonly method: Manifest['method']
  /** `model.onnx` and `vocab.json` at least; names without folders. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly inputs: Manifest['inputs']
  readonly outputs: Manifest['outputs']
  /** On the held-out part of the corpus, never on rows trained on. */
  readonly metrics: Metrics
  readonly baseline: Manifest['baseline']
  readonly rows: number
  readonly seed: number
  /** Answers of a model's heads on what was held out, where training itself asks them; for the run's report. */
  readonly heldOut?: readonly HeldOutAnswer[]
}

export interface HeldOutAnswer {
  readonly head: string
  /** What was asked. */
  readonly given: string
  /** Of what was asked: BCP 47, or the slug of a language of the museum. */
  readonly language: string
  readonly expected: string
  readonly predicted: string
  /** 0..1 */
  readonly confidence: number
  /** Ours or a source's; otherwise it counts in figures and is never shown. */
  readonly showable: boolean
}

export interface Progress {
  readonly stage: string
  /** 0..1 within the whole run. */
  readonly done: number
  readonly note?: string
  /** Of the network that is being trained: `at` is its step or epoch from 1, `dev` the loss on what no batch holds. */
  readonly losses?: { readonly at: number; readonly train: number; readonly dev?: number }
}
export type OnProgress = (progress: Progress) => void
