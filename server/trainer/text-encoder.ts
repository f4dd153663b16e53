/** A museum's own encoder as files: read from where its operator put them, or from a version that was trained on it. */
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Runtime, Session } from '../../models/session.ts'
import {
  EncoderRefusedError,
  encoderDescriptionSchema,
  openEncoder,
  storedEncoderSchema,
} from '../../models/text/encoder/encoder.ts'
import type { StoredEncoder } from '../../models/text/encoder/encoder.ts'
import { createEncodedPredictor } from '../../models/text/encoder/predict.ts'
import { tokenizerSchema } from '../../models/text/encoder/tokenizer.ts'
import { createTextPredictor } from '../../models/text/predict.ts'
import type { TextPredictor } from '../../models/text/predict.ts'
import { textVocabSchema } from '../../models/text/schema.ts'
import { sha256 } from './signing.ts'

export interface EncoderFiles {
  readonly stored: StoredEncoder
  readonly onnx: Uint8Array
}

const most = { description: 64_000, tokenizer: 64_000_000, model: 600_000_000 } as const

/**
 * @param path of the description; model and tokenizer lie beside it.
 * Errors: EncoderRefusedError, which names the file.
 */
export function readEncoder(path: string): EncoderFiles {
  const folder = dirname(path)
  const description = parsed(encoderDescriptionSchema, path, most.description)
  return {
    stored: {
      description,
      tokenizer: parsed(tokenizerSchema, join(folder, description.tokenizer), most.tokenizer),
    },
    onnx: bytesOf(join(folder, description.model), most.model),
  }
}

/** What of an encoder the training data's fingerprint covers. */
export const encoderFingerprint = ({ stored, onnx }: EncoderFiles): string =>
  sha256(`${sha256(JSON.stringify(stored))} ${sha256(onnx)}`)

/** The text model's predictor, with the encoder where its version has one. */
export async function openTextPredictor(
  runtime: Runtime,
  session: Session,
  files: { readonly vocab: unknown; readonly encoder?: () => { stored: unknown; onnx: Uint8Array } },
): Promise<{ predictor: TextPredictor; dispose: () => Promise<void> }> {
  const vocab = textVocabSchema.parse(files.vocab)
  if (vocab.encoder === undefined)
    return { predictor: createTextPredictor(session, vocab), dispose: () => session.dispose() }
  if (files.encoder === undefined) throw new EncoderRefusedError('the version lacks its encoder')
  const { stored, onnx } = files.encoder()
  const encoder = await openEncoder(runtime, onnx, storedEncoderSchema.parse(stored))
  return {
    predictor: createEncodedPredictor(session, vocab, encoder),
    dispose: async () => void (await Promise.all([session.dispose(), encoder.dispose()])),
  }
}

function bytesOf(path: string, bytes: number): Uint8Array {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) throw new EncoderRefusedError(`there is no file ${path}`)
  if (found.size > bytes)
    throw new EncoderRefusedError(`${path} has ${found.size} bytes; at most ${bytes} can be used`)
  return readFileSync(path)
}

function parsed<T extends z.ZodType>(schema: T, path: string, bytes: number): z.output<T> {
  const text = new TextDecoder().decode(bytesOf(path, bytes))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new EncoderRefusedError(`${path} is not JSON`, { cause })
  }
  const result = schema.safeParse(json)
  if (result.success) return result.data
  throw new EncoderRefusedError(`${path}: ${z.prettifyError(result.error)}`)
}
