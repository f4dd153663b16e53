/** Reproducible random numbers: xoshiro128** (Blackman and Vigna 2018), seeded by splitmix32. Not for secrets. */

export interface Random {
  /** Uniform in 0..2^32-1. */
  bits(): number
  /** Uniform in [0, 1), 24 bits: exact in float32. */
  next(): number
  /** Uniform in 0..below-1. */
  int(below: number): number
  /** Standard normal (Box-Muller). */
  normal(): number
}

/** The same parts give the same numbers, different parts independent ones: `createRandom(seed, step, layer)`. */
export function createRandom(...parts: readonly number[]): Random {
  let mixed = 0x9e3779b9
  for (const part of parts)
    mixed = splitmix((mixed ^ (part | 0)) + Math.imul(Math.floor(part / 2 ** 32), 0x85ebca6b))
  return fromState([1, 2, 3, 4].map((i) => splitmix(mixed + Math.imul(i, 0x9e3779b9))))
}

export function fromState(state: readonly number[]): Random {
  let [a, b, c, d] = state as [number, number, number, number]
  const bits = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
  const next = () => (bits() >>> 8) / 2 ** 24
  return {
    bits,
    next,
    int: (below) => Math.floor((bits() / 2 ** 32) * below),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

/** A new list in random order (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const list = [...items]
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.int(i + 1)
    const moved = list[i]!
    list[i] = list[j]!
    list[j] = moved
  }
  return list
}

/**
 * b/(1-rate) with b 0 or 1, two for each draw: half of its bits each, so that the rate holds to 1/65,536, and b/(1-rate) has the mean 1 of the
 * rate that holds.
 */
export function fillDropout(mask: Float32Array, rate: number, random: Random): void {
  const dropped = Math.round(rate * 65_536)
  const kept = 65_536 / (65_536 - dropped)
  for (let i = 0; i < mask.length; i += 2) {
    const bits = random.bits()
    mask[i] = (bits & 0xffff) < dropped ? 0 : kept
    mask[i + 1] = bits >>> 16 < dropped ? 0 : kept
  }
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

function splitmix(state: number): number {
  let z = state | 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return (z ^ (z >>> 15)) >>> 0
}
