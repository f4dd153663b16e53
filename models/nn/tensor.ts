/** Tensors held by the host: what an initializer or a constant of a graph contains. */

export type Dtype = 'float32' | 'float16' | 'int8' | 'uint8' | 'int32' | 'int64' | 'bool'
/** A size, or the name of one that is only known at run time (`batch`). */
export type Dim = number | string

interface Held<D extends Dtype, A> {
  readonly dtype: D
  readonly dims: readonly number[]
  readonly data: A
}
/** float16 holds the raw bits; bool holds 0 and 1. Row-major. */
export type HostTensor =
  | Held<'float32', Float32Array>
  | Held<'float16', Uint16Array>
  | Held<'int8', Int8Array>
  | Held<'uint8' | 'bool', Uint8Array>
  | Held<'int32', Int32Array>
  | Held<'int64', BigInt64Array>

export const sizeOf = (dims: readonly number[]): number => dims.reduce((product, dim) => product * dim, 1)

export const float32 = (dims: readonly number[], data: ArrayLike<number>): HostTensor =>
  checked({ dtype: 'float32', dims, data: data instanceof Float32Array ? data : Float32Array.from(data) })
export const int32 = (dims: readonly number[], data: ArrayLike<number>): HostTensor =>
  checked({ dtype: 'int32', dims, data: data instanceof Int32Array ? data : Int32Array.from(data) })
export const int64 = (dims: readonly number[], data: readonly number[]): HostTensor =>
  checked({ dtype: 'int64', dims, data: BigInt64Array.from(data, BigInt) })
export const int8 = (dims: readonly number[], data: ArrayLike<number>): HostTensor =>
  checked({ dtype: 'int8', dims, data: data instanceof Int8Array ? data : Int8Array.from(data) })
export const float16 = (dims: readonly number[], data: ArrayLike<number>): HostTensor =>
  checked({ dtype: 'float16', dims, data: Uint16Array.from(data, toFloat16) })

/** The largest finite half: greater magnitudes become infinite in float16. */
export const float16Max = 65504

const floatScratch = new Float32Array(1)
const bitScratch = new Uint32Array(floatScratch.buffer)

/** IEEE 754 binary16 bits of a number, rounded to the nearest, ties to even. */
export function toFloat16(value: number): number {
  floatScratch[0] = value
  const bits = bitScratch[0]!
  const sign = (bits >>> 16) & 0x8000
  const magnitude = bits & 0x7fffffff
  if (magnitude > 0x7f800000) return sign | 0x7e00
  if (magnitude >= 0x47800000) return sign | 0x7c00
  if (magnitude >= 0x38800000) {
    const rebiased = magnitude - 0x38000000
    return sign | ((rebiased + 0xfff + ((rebiased >>> 13) & 1)) >>> 13)
  }
  if (magnitude < 0x33000000) return sign
  const shift = 126 - (magnitude >>> 23)
  const mantissa = (magnitude & 0x7fffff) | 0x800000
  const half = 1 << (shift - 1)
  return sign | ((mantissa + half - 1 + ((mantissa >>> shift) & 1)) >>> shift)
}

export function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >>> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 31) return fraction ? NaN : sign * Infinity
  if (exponent === 0) return sign * fraction * 2 ** -24
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** The raw little-endian bytes, a view of the tensor's own memory. */
export const bytesOf = ({ data }: HostTensor): Uint8Array =>
  new Uint8Array(data.buffer, data.byteOffset, data.byteLength)

function checked<T extends HostTensor>(tensor: T): T {
  if (tensor.data.length !== sizeOf(tensor.dims))
    throw new RangeError(
      `${tensor.data.length} values do not fill the dimensions [${tensor.dims.join(', ')}]`,
    )
  return tensor
}
