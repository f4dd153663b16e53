/** The port for files of the museum's own that never change: scans and their pictures. Each is named by what it holds. */
import type { Readable } from 'node:stream'

export type BlobType = 'glb' | 'webp'

/** Bytes from `start` to `end`, both included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

export interface BlobStore {
  /** The blob's name: SHA-256 in hex, a dot, its type. The same bytes have one name and are kept once. On disk on return. */
  put(bytes: Uint8Array, type: BlobType): Promise<string>
  /** In bytes; `undefined` where there is no such blob, or the name is none. */
  size(name: string): Promise<number | undefined>
  /** Errors: BlobMissingError. */
  read(name: string): Promise<Uint8Array>
  /** Errors: BlobMissingError. */
  stream(name: string, range?: ByteRange): Promise<Readable>
}

export class BlobMissingError extends Error {
  readonly code = 'blob-missing'
}
