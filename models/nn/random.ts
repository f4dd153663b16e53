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

/** Four words of 32 bits, not all of them 0. */
export type RandomState = readonly [number, number, number, number]

/** The same parts give the same state, different parts independent ones. */
export function seedState(...parts: readonly number[]): RandomState {
  let mixed = 0x9e3779b9
  for (const part of parts)
    mixed = splitmix((mixed ^ (part | 0)) + Math.imul(Math.floor(part / 2 ** 32), 0x85ebca6b))
  const word = (i: number): number => splitmix(mixed + Math.imul(i, 0x9e3779b9))
  return [word(1), word(2), word(3), word(4)]
}

/** `createRandom(seed, step, layer)`. */
export const createRandom = (...parts: readonly number[]): Random => fromState(seedState(...parts))

export function fromState(state: RandomState): Random {
  let [a, b, c, d] = state
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
 * b/(1-rate) with b 0 or 1, two for each number that `fromState` would draw: half of its bits each, so that the rate holds to 1/65,536, and
 * b/(1-rate) has the mean 1 of the rate that holds. The draw is written out again, on whole numbers and without a branch: masks were a
 * fifth of a training step.
 */
export function fillDropout(mask: Float32Array, rate: number, state: RandomState): void {
  const dropped = Math.round(rate * 65_536)
  const kept = new Int32Array(Float32Array.of(65_536 / (65_536 - dropped)).buffer)[0]!
  const bits = new Int32Array(mask.buffer, mask.byteOffset, mask.length)
  const unlessDropped = (half: number): number => kept & ~((half - dropped) >> 31)
  let [a, b, c, d] = state.map((word) => word | 0) as [number, number, number, number]
  for (let i = 0; i < bits.length; i += 2) {
    const drawn = Math.imul(rotate(Math.imul(b, 5), 7), 9)
    bits[i] = unlessDropped(drawn & 0xffff)
    bits[i + 1] = unlessDropped(drawn >>> 16)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
  }
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

function splitmix(state: number): number {
  let z = state | 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return (z ^ (z >>> 15)) >>> 0
}
