/** A model is used only if its manifest is signed by a key that the museum names, and every file is what the manifest says. */
import { manifestSchema } from '../../models/bundle.ts'
import type { Manifest } from '../../models/bundle.ts'
import { signedBytes } from '../../models/canonical.ts'

export type RefusalCode = 'signature' | 'hash' | 'manifest' | 'fetch' | 'crypto' | 'runtime' | 'server-only'

export class ModelRefusedError extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

export interface TrustedKey {
  readonly keyId: string
  /** Raw 32 bytes, base64. */
  readonly publicKey: string
}

/** @throws ModelRefusedError `manifest`, `signature` or `crypto`. */
export async function verifyManifest(
  raw: unknown,
  wanted: { readonly model: string; readonly version: string; readonly keys: readonly TrustedKey[] },
): Promise<Manifest> {
  const parsed = manifestSchema.safeParse(raw)
  if (!parsed.success) throw new ModelRefusedError('manifest', parsed.error.message)
  const manifest = parsed.data
  if (manifest.model !== wanted.model || manifest.version !== wanted.version)
    throw new ModelRefusedError(
      'manifest',
      `asked for ${wanted.model} ${wanted.version}, got ${manifest.model} ${manifest.version}`,
    )
  const key = wanted.keys.find(({ keyId }) => keyId === manifest.keyId)
  if (key === undefined) throw new ModelRefusedError('signature', `the key ${manifest.keyId} is not trusted`)
  const subtle = subtleCrypto()
  const imported = await subtle
    .importKey('raw', fromBase64(key.publicKey), { name: 'Ed25519' }, false, ['verify'])
    .catch((cause: unknown) => {
      throw new ModelRefusedError('crypto', 'this browser knows no Ed25519', { cause })
    })
  // What was signed is what was sent: fields that the schema doesn't know are covered as well.
  const good = await subtle.verify(
    { name: 'Ed25519' },
    imported,
    fromBase64(manifest.signature),
    signedBytes(raw as object),
  )
  if (!good) throw new ModelRefusedError('signature', 'the signature does not fit the manifest')
  return manifest
}

/** @throws ModelRefusedError `hash` */
export async function verifyFile(
  manifest: Manifest,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const stated = manifest.files.find((file) => file.path === path)
  if (stated === undefined) throw new ModelRefusedError('hash', `${path} is not in the manifest`)
  const digest = new Uint8Array(await subtleCrypto().digest('SHA-256', bytes))
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (hex !== stated.sha256 || bytes.length !== stated.bytes)
    throw new ModelRefusedError('hash', `${path} is not what was signed`)
}

function subtleCrypto(): SubtleCrypto {
  const { crypto } = globalThis as { crypto?: Crypto }
  if (crypto?.subtle === undefined) throw new ModelRefusedError('crypto', 'no WebCrypto here')
  return crypto.subtle
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}
