/** Ed25519 signatures of model manifests. A museum makes its own key at first use; its public half is served to every page. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '../../models/bundle.ts'
import { signedBytes } from '../../models/canonical.ts'

export interface PublicKey {
  readonly keyId: string
  /** Raw 32 bytes, base64: what WebCrypto imports. */
  readonly raw: string
}

export interface Signer {
  readonly publicKey: PublicKey
  sign(manifest: Omit<Manifest, 'signature' | 'keyId'>): Manifest
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** Reads the key at this path, or makes it (mode 0600). */
export function openSigner(path: string): Signer {
  if (!existsSync(path)) {
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
    writeFileSync(path, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), {
      mode: 0o600,
      flag: 'wx',
    })
  }
  const privateKey = createPrivateKey(readFileSync(path))
  const publicKey = describe(createPublicKey(privateKey))
  return {
    publicKey,
    sign(manifest) {
      const unsigned = { ...manifest, keyId: publicKey.keyId }
      return { ...unsigned, signature: sign(null, signedBytes(unsigned), privateKey).toString('base64') }
    },
  }
}

/** The public keys (`*.pub.json`) in a folder, for instance those of the models that ship. */
export function readPublicKeys(directory: string): PublicKey[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory)
    .filter((name) => name.endsWith('.pub.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')) as PublicKey)
}

export function isSignedBy(manifest: Manifest, keys: readonly PublicKey[]): boolean {
  const key = keys.find((k) => k.keyId === manifest.keyId)
  if (key === undefined) return false
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.raw, 'base64').toString('base64url') }
  return verify(
    null,
    signedBytes(manifest),
    createPublicKey({ key: jwk, format: 'jwk' }),
    Buffer.from(manifest.signature, 'base64'),
  )
}

function describe(key: KeyObject): PublicKey {
  const { x } = key.export({ format: 'jwk' })
  const bytes = Buffer.from(x ?? '', 'base64url')
  return { keyId: sha256(bytes).slice(0, 16), raw: bytes.toString('base64') }
}
