/**
 * Grams as 32-bit fingerprints: a table of them is a fifth of the strings, and a gram that is in no table meets a
 * foreign fingerprint once in some forty thousand. Row 0 of every table is padding, so numbers start at 1.
 */

/** FNV-1a over UTF-16 code units, then murmur3's finaliser. */
export function fingerprint(gram: string): number {
  let hash = 2166136261
  for (let i = 0; i < gram.length; i++) hash = Math.imul(hash ^ gram.charCodeAt(i), 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Row numbers by fingerprint; where two grams share one, the first keeps it. */
export function rowNumbers(fingerprints: Uint32Array): ReadonlyMap<number, number> {
  const rows = new Map<number, number>()
  fingerprints.forEach((value, i) => {
    if (!rows.has(value)) rows.set(value, i + 1)
  })
  return rows
}

/** Little-endian, base 64. */
export function packFingerprints(values: Uint32Array): string {
  const view = new DataView(new ArrayBuffer(values.length * 4))
  values.forEach((value, i) => view.setUint32(i * 4, value, true))
  const bytes = new Uint8Array(view.buffer)
  let text = ''
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return btoa(text)
}

export function unpackFingerprints(packed: string): Uint32Array {
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0))
  const view = new DataView(bytes.buffer)
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true))
}
