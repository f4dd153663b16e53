/** JSON with sorted keys and no blanks: the same bytes on every machine, so that they can be signed and hashed. RFC 8785 for our plain values. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** What a manifest's signature covers: all of it but the signature. */
export function signedBytes(manifest: object): Uint8Array<ArrayBuffer> {
  const { signature: _, ...rest } = manifest as { signature?: string }
  return new TextEncoder().encode(canonicalJson(rest))
}
