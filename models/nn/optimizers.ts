/**
 * Optimizers as ONNX: each is the part of the training graph from a flat gradient to new flat parameters. What depends
 * on the step alone (rate, bias correction) is computed outside and fed as the input `lr`.
 */
import type { Value } from './graph.ts'
import { add, div, minimum, mul, sqrt, sub } from './ops/elementwise.ts'
import { squeeze, slice } from './ops/layout.ts'
import { reduceSum } from './ops/matrix.ts'

export interface UpdateInput {
  /** [parameters], as `gradient`, `decayed` and the moments. */
  readonly theta: Value
  readonly gradient: Value
  readonly m: Value
  readonly v: Value
  /** [3], from `rates`. */
  readonly lr: Value
  /** 1 where weight decay applies, 0 where not; absent: everywhere. */
  readonly decayed?: Value
}
export interface Update {
  readonly theta: Value
  readonly m: Value
  readonly v: Value
}
export interface Optimizer {
  /** Adam keeps two running moments of every parameter, SGD none (its vectors are empty). */
  readonly keepsMoments: boolean
  /** What the step-th update, from 1, is fed as `lr`. */
  rates(step: number, rate: number): readonly [number, number, number]
  update(input: UpdateInput): Update
}

/** theta - rate (g + decay theta). */
export function sgd({ decay = 0 }: { readonly decay?: number } = {}): Optimizer {
  return {
    keepsMoments: false,
    rates: (_step, rate) => [rate, 0, 0],
    update: ({ theta, gradient, m, v, lr, decayed }) => ({
      theta: sub(theta, mul(withL2(gradient, { theta, decayed, decay }), entry(lr, 0))),
      m,
      v,
    }),
  }
}

export interface AdamOptions {
  readonly beta1?: number
  readonly beta2?: number
  readonly epsilon?: number
  /** Added to the gradient, so that it leaks into the moments: `adamW` is usually meant. */
  readonly l2?: number
}
/** Kingma and Ba 2015, bias-corrected: the first step is -rate sign(g), whatever the size of g. */
export const adam = ({ l2 = 0, ...options }: AdamOptions = {}): Optimizer =>
  moments(options, { l2, decay: 0 })

/** Adam's step, then -rate decay theta (Loshchilov and Hutter 2019). */
export const adamW = ({
  decay = 0.01,
  ...options
}: Omit<AdamOptions, 'l2'> & { readonly decay?: number } = {}): Optimizer =>
  moments(options, { l2: 0, decay })

function moments(
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: Omit<AdamOptions, 'l2'>,
  { l2, decay }: { readonly l2: number; readonly decay: number },
): Optimizer {
  return {
    keepsMoments: true,
    rates: (step, rate) => [rate / (1 - beta1 ** step), 1 / Math.sqrt(1 - beta2 ** step), rate * decay],
    update: ({ theta, gradient, m, v, lr, decayed }) => {
      const g = withL2(gradient, { theta, decayed, decay: l2 })
      const m2 = add(mul(m, beta1), mul(g, 1 - beta1))
      const v2 = add(mul(v, beta2), mul(mul(g, g), 1 - beta2))
      const size = add(mul(sqrt(v2), entry(lr, 1)), epsilon)
      const stepped = sub(theta, mul(div(m2, size), entry(lr, 0)))
      if (!decay) return { theta: stepped, m: m2, v: v2 }
      const shrunk = mul(decayed ? mul(theta, decayed) : theta, entry(lr, 2))
      return { theta: sub(stepped, shrunk), m: m2, v: v2 }
    },
  }
}

/** The gradient scaled down to a norm of at most `norm`, over all parameters together. */
export function clipNorm(gradient: Value, norm: number): Value {
  const length = sqrt(add(reduceSum(mul(gradient, gradient)), 1e-30))
  return mul(gradient, minimum(div(norm, length), 1))
}

const entry = (lr: Value, index: number): Value =>
  squeeze(slice(lr, { axis: 0, from: index, to: index + 1 }), [0])

function withL2(
  gradient: Value,
  { theta, decayed, decay }: { theta: Value; decayed: Value | undefined; decay: number },
): Value {
  if (!decay) return gradient
  return add(gradient, mul(decayed ? mul(theta, decayed) : theta, decay))
}
