/** What the gradient rules share. A rule answers the gradients of a node's inputs, given that of its only output. */
import type { GraphBuilder, GraphNode, Value } from '../graph.ts'
import { reshape } from '../ops/layout.ts'
import { reduceSum } from '../ops/matrix.ts'
import { sameDims } from '../shapes.ts'
import type { Dim } from '../tensor.ts'

export interface Differentiated extends GraphNode {
  readonly output: Value
}
export type Gradients = readonly (Value | undefined)[]
export type Rule = (node: Differentiated, grad: Value) => Gradients
export type Rules = Readonly<Record<string, Rule>>

export const input = (node: GraphNode, index: number): Value => {
  const value = node.inputs[index]
  if (!value) throw new Error(`${node.op} lacks its input ${index}`)
  return value
}

/** Training graphs are static: a backward pass needs every size. */
export function staticDims({ name, dims }: Value): number[] {
  return dims.map((dim) => {
    if (typeof dim === 'number') return dim
    throw new Error(`${name} has the size ${dim}: a gradient needs numbers`)
  })
}

/** Sums a gradient over what broadcasting repeated. */
export function unbroadcast(grad: Value, dims: readonly Dim[]): Value {
  if (sameDims(grad.dims, dims)) return grad
  const extra = grad.dims.length - dims.length
  const axes = grad.dims.flatMap((dim, i) => (i < extra || (dims[i - extra] === 1 && dim !== 1) ? [i] : []))
  const summed = axes.length ? reduceSum(grad, { axes, keepDims: true }) : grad
  return reshape(summed, dims)
}

export const zeros = (graph: GraphBuilder, dims: readonly number[]): Value =>
  graph.op('ConstantOfShape', [graph.longs(dims)], {}, { dtype: 'float32', dims })
