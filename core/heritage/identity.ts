/** Ids that seeding gives: the same slug has the same id in every museum, so that seeding twice changes nothing. */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID whose time part is zero and whose random part is a hash of the slug. */
export function seededId(slug: string): string {
  let random = ''
  for (let lane = 0; lane < 4; lane++) {
    let hash = fnv1a(`${lane}:${slug}`)
    for (let i = 0; i < 4; i++) {
      random += alphabet[hash & 31]
      hash >>>= 5
    }
  }
  return '0'.repeat(10) + random
}

/** 32-bit FNV-1a over UTF-16 units, with a final avalanche. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
