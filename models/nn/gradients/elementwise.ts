import type { Value } from '../graph.ts'
import {
  add,
  cast,
  div,
  erf,
  exp,
  greater,
  mul,
  neg,
  pow,
  sigmoid,
  sign,
  sub,
  where,
} from '../ops/elementwise.ts'
import { input, unbroadcast } from './rule.ts'
import type { Differentiated, Gradients, Rule, Rules } from './rule.ts'

/** y = f(x): the gradient times the slope, which may use x and y and has their dimensions. */
const slope =
  (of: (x: Value, y: Value, node: Differentiated) => Value): Rule =>
  (node, grad) => [mul(unexpanded(grad), of(input(node, 0), node.output, node))]

/** What is to be multiplied by something of the same dimensions need not be spread out first. */
const unexpanded = (grad: Value): Value => {
  const node = grad.graph.nodes.findLast(({ outputs }) => outputs[0] === grad)
  return node?.op === 'Expand' ? node.inputs[0]! : grad
}

const binary =
  (of: (grad: Value, a: Value, b: Value, y: Value) => readonly [Value, Value]): Rule =>
  (node, grad) => {
    const [a, b] = [input(node, 0), input(node, 1)]
    const [left, right] = of(grad, a, b, node.output)
    return [unbroadcast(left, a.dims), unbroadcast(right, b.dims)]
  }

export const elementwiseRules: Rules = {
  Add: binary((grad) => [grad, grad]),
  Sub: binary((grad) => [grad, neg(grad)]),
  Mul: binary((grad, a, b) => [mul(grad, b), mul(grad, a)]),
  Div: binary((grad, _a, b, y) => [div(grad, b), neg(div(mul(grad, y), b))]),
  Max: binary((grad, a, b) => chosen(grad, greater(a, b))),
  Min: binary((grad, a, b) => chosen(grad, greater(b, a))),
  Pow: (node, grad) => {
    const [x, exponent] = [input(node, 0), input(node, 1)]
    const held = exponent.graph.held(exponent)
    if (held?.data.length !== 1) throw new Error('Pow is differentiated for one constant exponent')
    const power = Number(held.data[0])
    return [mul(grad, mul(pow(x, power - 1), power)), undefined]
  },
  Neg: (_node, grad) => [neg(grad)],
  Identity: (_node, grad) => [grad],
  Cast: (node, grad) => [
    input(node, 0).dtype === 'float32' && node.output.dtype === 'float32' ? grad : undefined,
  ],
  Exp: slope((_x, y) => y),
  Log: (node, grad) => [div(grad, input(node, 0))],
  Sqrt: (node, grad) => [div(grad, mul(node.output, 2))],
  Abs: slope((x) => sign(x)),
  Erf: slope((x) => mul(exp(neg(mul(x, x))), 2 / Math.sqrt(Math.PI))),
  Relu: slope((_x, y) => cast(greater(y, 0), 'float32')),
  LeakyRelu: slope((x, _y, { attributes }) => {
    const { alpha } = attributes
    const below = typeof alpha === 'object' && 'float' in alpha ? alpha.float : 0.01
    return where(greater(x, 0), 1, below)
  }),
  Tanh: slope((_x, y) => sub(1, mul(y, y))),
  Sigmoid: slope((_x, y) => mul(y, sub(1, y))),
  Softplus: slope((x) => sigmoid(x)),
  Gelu: slope((x) => {
    const below = mul(add(erf(mul(x, Math.SQRT1_2)), 1), 0.5)
    const density = mul(exp(mul(mul(x, x), -0.5)), 1 / Math.sqrt(2 * Math.PI))
    return add(below, mul(x, density))
  }),
  Where: (node, grad): Gradients => {
    const [test, yes, no] = [input(node, 0), input(node, 1), input(node, 2)]
    return [
      undefined,
      unbroadcast(where(test, grad, 0), yes.dims),
      unbroadcast(where(test, 0, grad), no.dims),
    ]
  },
}

/** Where the two are equal the second takes the gradient. */
const chosen = (grad: Value, first: Value): readonly [Value, Value] => [
  where(first, grad, 0),
  where(first, 0, grad),
]
