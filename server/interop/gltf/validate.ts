/** Khronos's own validator. */
import validator from 'gltf-validator'
import type { ValidationMessage } from 'gltf-validator'

export interface GltfFindings {
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly hints: number
  /** The gravest first, at most 20. */
  readonly messages: readonly ValidationMessage[]
}

export interface ValidateOptions {
  readonly format: 'glb' | 'gltf'
  /** Codes of findings that don't matter to the asker. */
  readonly ignored?: readonly string[]
}

/** Rejects with the validator's words where the bytes are no glTF at all. */
export async function validateGltf(
  bytes: Uint8Array,
  { format, ignored = [] }: ValidateOptions,
): Promise<GltfFindings> {
  const { issues } = await validator
    .validateBytes(bytes, { format, maxIssues: 200, writeTimestamp: false, ignoredIssues: ignored })
    .catch((cause: unknown) => {
      throw new Error(cause instanceof Error ? cause.message : String(cause), { cause })
    })
  return {
    errors: issues.numErrors,
    warnings: issues.numWarnings,
    infos: issues.numInfos,
    hints: issues.numHints,
    messages: [...issues.messages].sort((a, b) => a.severity - b.severity).slice(0, 20),
  }
}

export const validateGlb = (bytes: Uint8Array): Promise<GltfFindings> =>
  validateGltf(bytes, { format: 'glb' })
