/**
 * The one way in which models meet an ONNX runtime. onnxruntime-node (server) and onnxruntime-web (client) are
 * adapted to these types at the edges, so that everything in models/ runs the same in both places.
 */

export interface FloatTensor {
  readonly type: 'float32'
  readonly dims: readonly number[]
  readonly data: Float32Array
}
export interface IntTensor {
  readonly type: 'int32'
  readonly dims: readonly number[]
  readonly data: Int32Array
}
export interface LongTensor {
  readonly type: 'int64'
  readonly dims: readonly number[]
  readonly data: BigInt64Array
}
export type TensorValue = FloatTensor | IntTensor | LongTensor
export type Tensors = Readonly<Record<string, TensorValue>>

export interface Session {
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  run(feeds: Tensors): Promise<Tensors>
  dispose(): Promise<void>
}

export interface Runtime {
  /** What computes, for people: `onnxruntime-node cpu`, `onnxruntime-web webgpu`. */
  readonly name: string
  load(onnx: Uint8Array): Promise<Session>
}

export const floats = (dims: readonly number[], data: Float32Array | readonly number[]): FloatTensor => ({
  type: 'float32',
  dims,
  data: data instanceof Float32Array ? data : Float32Array.from(data),
})
export const ints = (dims: readonly number[], data: Int32Array | readonly number[]): IntTensor => ({
  type: 'int32',
  dims,
  data: data instanceof Int32Array ? data : Int32Array.from(data),
})
