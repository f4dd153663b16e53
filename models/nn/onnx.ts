/**
 * ONNX files, written directly as protobuf (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto, IR version 9,
 * opset 20). The same model always gives the same bytes: attributes and metadata are written in the order of their names.
 */
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { bytesOf } from './tensor.ts'
import type { Dim, Dtype, HostTensor } from './tensor.ts'

/** A bare number or list is of integers; `float(x)` and `floats(xs)` mark the others. */
export type Attribute =
  | number
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly floats: readonly number[] }
  | { readonly tensor: HostTensor }
export type Attributes = Readonly<Record<string, Attribute>>

export const float = (value: number): Attribute => ({ float: value })
export const floatList = (values: readonly number[]): Attribute => ({ floats: values })

export interface OnnxNode {
  readonly op: string
  readonly name: string
  /** An empty name is an optional input left out. */
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes: Attributes
}
export interface OnnxValue {
  readonly name: string
  readonly dtype: Dtype
  /** Absent where only the runtime knows even the rank. */
  readonly dims?: readonly Dim[]
}
export interface OnnxModel {
  readonly name: string
  /** In topological order. */
  readonly nodes: readonly OnnxNode[]
  readonly initializers: ReadonlyMap<string, HostTensor>
  readonly inputs: readonly OnnxValue[]
  readonly outputs: readonly OnnxValue[]
  readonly metadata?: Readonly<Record<string, string>>
}

export const opset = 20
const irVersion = 9
const dataTypes: Readonly<Record<Dtype, number>> = {
  float32: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
}

export function encodeModel(model: OnnxModel): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter()
  integer(writer, 1, irVersion)
  text(writer, 2, 'mouseion')
  message(writer, 7, () => {
    for (const node of model.nodes) message(writer, 1, () => writeNode(writer, node))
    text(writer, 2, model.name)
    for (const [name, tensor] of model.initializers)
      message(writer, 5, () => writeTensor(writer, tensor, name))
    for (const input of model.inputs) message(writer, 11, () => writeValue(writer, input))
    for (const output of model.outputs) message(writer, 12, () => writeValue(writer, output))
  })
  message(writer, 8, () => integer(writer, 2, opset))
  for (const [key, value] of sorted(model.metadata ?? {}))
    message(writer, 14, () => {
      text(writer, 1, key)
      text(writer, 2, value)
    })
  return writer.finish()
}

function writeNode(writer: BinaryWriter, node: OnnxNode): void {
  for (const input of node.inputs) text(writer, 1, input)
  for (const output of node.outputs) text(writer, 2, output)
  text(writer, 3, node.name)
  text(writer, 4, node.op)
  for (const [name, value] of sorted(node.attributes))
    message(writer, 5, () => writeAttribute(writer, name, value))
}

const attributeTypes = { f: 1, i: 2, s: 3, t: 4, floats: 6, ints: 7 } as const

function writeAttribute(writer: BinaryWriter, name: string, value: Attribute): void {
  text(writer, 1, name)
  let type: number
  if (typeof value === 'number') {
    integer(writer, 3, value)
    type = attributeTypes.i
  } else if (typeof value === 'string') {
    text(writer, 4, value)
    type = attributeTypes.s
  } else if ('float' in value) {
    writer.tag(2, WireType.Bit32).float(value.float)
    type = attributeTypes.f
  } else if ('floats' in value) {
    for (const item of value.floats) writer.tag(7, WireType.Bit32).float(item)
    type = attributeTypes.floats
  } else if ('tensor' in value) {
    message(writer, 5, () => writeTensor(writer, value.tensor, ''))
    type = attributeTypes.t
  } else {
    for (const item of value) integer(writer, 8, item)
    type = attributeTypes.ints
  }
  integer(writer, 20, type)
}

function writeTensor(writer: BinaryWriter, tensor: HostTensor, name: string): void {
  for (const dim of tensor.dims) integer(writer, 1, dim)
  integer(writer, 2, dataTypes[tensor.dtype])
  if (name) text(writer, 8, name)
  writer.tag(9, WireType.LengthDelimited).bytes(bytesOf(tensor))
}

function writeValue(writer: BinaryWriter, { name, dtype, dims }: OnnxValue): void {
  text(writer, 1, name)
  message(writer, 2, () =>
    message(writer, 1, () => {
      integer(writer, 1, dataTypes[dtype])
      if (!dims) return
      message(writer, 2, () => {
        for (const dim of dims)
          message(writer, 1, () => (typeof dim === 'number' ? integer(writer, 1, dim) : text(writer, 2, dim)))
      })
    }),
  )
}

function message(writer: BinaryWriter, field: number, write: () => void): void {
  writer.tag(field, WireType.LengthDelimited).fork()
  write()
  writer.join()
}

function integer(writer: BinaryWriter, field: number, value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not an integer: mark it with float()`)
  writer.tag(field, WireType.Varint).int64(value)
}

const text = (writer: BinaryWriter, field: number, value: string): unknown =>
  writer.tag(field, WireType.LengthDelimited).string(value)

const sorted = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
