/** Takes an upload from the wire to a file, never more of it than allowed. */
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ScanRefusedError } from '../interop/gltf/scan/refusal.ts'

/** Resolves to the number of bytes. Errors: ScanRefusedError; then nothing is left behind. */
export async function receiveFile(from: Readable, path: string, mostBytes: number): Promise<number> {
  let bytes = 0
  const bound = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength
      if (bytes > mostBytes) done(new ScanRefusedError({ code: 'too-large', facts: { limit: mostBytes } }))
      else done(null, chunk)
    },
  })
  await mkdir(dirname(path), { recursive: true })
  try {
    await pipeline(from, bound, createWriteStream(path, { flags: 'wx' }))
    return bytes
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}
