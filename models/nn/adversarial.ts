/** Adversarial training on embeddings (Miyato et al. 2017): the loss as it is, and after the worst small step. */
import { gradients, stopGradient } from './autodiff.ts'
import type { Value } from './graph.ts'
import { add, mul } from './ops/elementwise.ts'
import { adversarialInput } from './ops/composed.ts'

/**
 * The mean of loss(x) and loss(x + epsilon g/|g|), g being d loss / d x, taken as given. `loss` answers a scalar, and is asked twice. Epsilon is
 * the length of the step over the last axis.
 */
export function adversarialLoss(x: Value, loss: (at: Value) => Value, epsilon: number): Value {
  const clean = loss(x)
  const [gradient] = gradients(clean, [x])
  return mul(add(clean, loss(adversarialInput(x, stopGradient(gradient!), epsilon))), 0.5)
}
