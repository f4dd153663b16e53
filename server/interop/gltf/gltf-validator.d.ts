declare module 'gltf-validator' {
  export interface ValidationMessage {
    readonly code: string
    readonly message: string
    /** 0 error, 1 warning, 2 information, 3 hint. */
    readonly severity: 0 | 1 | 2 | 3
    /** JSON pointer into the file. */
    readonly pointer?: string
  }
  export interface ValidationReport {
    readonly issues: {
      readonly numErrors: number
      readonly numWarnings: number
      readonly numInfos: number
      readonly numHints: number
      readonly messages: readonly ValidationMessage[]
      readonly truncated: boolean
    }
  }
  interface ValidationOptions {
    readonly format?: 'glb' | 'gltf'
    readonly maxIssues?: number
    readonly writeTimestamp?: boolean
    readonly ignoredIssues?: readonly string[]
  }
  const validator: {
    /** Rejects what is no glTF at all. */
    validateBytes(bytes: Uint8Array, options?: ValidationOptions): Promise<ValidationReport>
  }
  export default validator
}
