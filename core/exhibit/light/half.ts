const float = new Float32Array(1)
const bits = new Uint32Array(float.buffer)

/** A non-negative number as an IEEE 754 half float, rounded to nearest; above 65504 it stays there. */
export function toHalf(value: number): number {
  float[0] = Math.min(65_504, Math.max(0, value))
  const word = bits[0]!
  const exponent = ((word >>> 23) & 0xff) - 112
  const mantissa = word & 0x7fffff
  if (exponent <= 0) {
    if (exponent < -10) return 0
    const shifted = (mantissa | 0x800000) >>> (14 - exponent)
    return (shifted + (((mantissa | 0x800000) >>> (13 - exponent)) & 1)) & 0xffff
  }
  return ((exponent << 10) | (mantissa >>> 13)) + ((mantissa >>> 12) & 1)
}

export function fromHalf(half: number): number {
  const exponent = (half >>> 10) & 0x1f
  const mantissa = half & 0x3ff
  if (exponent === 0) return mantissa * 2 ** -24
  return (1 + mantissa / 1024) * 2 ** (exponent - 15)
}
