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

/** Rejects with the validator's words where the bytes are no GLB at all. */
export async function validateGlb(bytes: Uint8Array): Promise<GltfFindings> {
  const { issues } = await validator
    .validateBytes(bytes, { format: 'glb', maxIssues: 200, writeTimestamp: false })
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
