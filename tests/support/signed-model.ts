/** A small recommender with hand-made scores: signed like a real one, and run by a fake session that tests can hold up. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TrustedKey } from '../../client/ml/verify.ts'
import type { Manifest } from '../../models/bundle.ts'
import type { Runtime } from '../../models/session.ts'
import { openSigner, sha256 } from '../../server/trainer/signing.ts'
import type { Signer } from '../../server/trainer/signing.ts'

export function createTestSigner(): { readonly signer: Signer; readonly key: TrustedKey } {
  const folder = mkdtempSync(join(tmpdir(), 'mouseion-key-'))
  const signer = openSigner(join(folder, 'key.pem'))
  rmSync(folder, { recursive: true })
  return { signer, key: { keyId: signer.publicKey.keyId, publicKey: signer.publicKey.raw } }
}

export type ModelFiles = Map<string, Uint8Array<ArrayBuffer>>

/** Files by name; `model.onnx` holds the version, which the fake runtime reads. */
export function buildSignedModel(signer: Signer, version: string, over: Partial<Manifest> = {}): ModelFiles {
  const encode = (text: string) => new TextEncoder().encode(text)
  const files: ModelFiles = new Map([
    ['model.onnx', encode(version)],
    ['vocab.json', encode(JSON.stringify({ scores: version }))],
  ])
  const manifest = signer.sign({
    model: 'recommender',
    version,
    createdAt: '2026-01-02T03:04:05.000Z',
    method: { name: 'by hand', kind: 'model' },
    parent: null,
    files: [...files].map(([path, bytes]) => ({ path, sha256: sha256(bytes), bytes: bytes.length })),
    inputs: [],
    outputs: [],
    metrics: {},
    baseline: { name: 'none', metrics: {} },
    data: { sha256: sha256(''), rows: 0, visits: 0 },
    seed: 1,
    ...over,
  })
  return files.set('manifest.json', encode(JSON.stringify(manifest)))
}

export interface FakeRuntime extends Runtime {
  readonly opened: string[]
  readonly disposed: string[]
  /** While set, runs wait for it. */
  gate: Promise<void> | undefined
}

export function createFakeRuntime(fail: (version: string) => boolean = () => false): FakeRuntime {
  const runtime: FakeRuntime = {
    name: 'fake',
    opened: [],
    disposed: [],
    gate: undefined,
    async load(onnx) {
      const version = new TextDecoder().decode(onnx)
      if (fail(version)) throw new Error(`cannot load ${version}\nand a long trace`)
      runtime.opened.push(version)
      return {
        inputNames: [],
        outputNames: ['y'],
        async run() {
          await runtime.gate
          if (runtime.disposed.includes(version)) throw new Error(`${version} is gone`)
          return { y: { type: 'float32', dims: [1], data: Float32Array.of(version.length) } }
        },
        async dispose() {
          runtime.disposed.push(version)
        },
      }
    },
  }
  return runtime
}
