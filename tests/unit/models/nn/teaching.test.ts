/** Learning from another model, and from the worst small step. */
import { expect, it } from 'vitest'
import * as nn from '../../../../models/nn/index.ts'
import { evaluate } from './evaluate.ts'

it('distillation of the same logits is T^2 times their entropy, at its least', async () => {
  const { same, other } = await evaluate([[0, Math.log(3)]], (x) => {
    const logits = nn.reshape(x, [1, 2])
    const teacher = x.graph.constant(nn.float32([1, 2], [0, Math.log(3)]))
    const moved = nn.add(logits, x.graph.constant(nn.float32([1, 2], [0.2, 0])))
    return {
      same: nn.distillationLoss({ logits, teacher }),
      other: nn.distillationLoss({ logits: moved, teacher }),
    }
  })
  expect(same![0]).toBeCloseTo(-(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)), 5)
  expect(other![0]).toBeGreaterThan(same![0]!)
})

it('at temperature 2 the quarter weighs as 1 to root 3', async () => {
  const { found } = await evaluate([[0, 0]], (x) => {
    const teacher = x.graph.constant(nn.float32([1, 2], [0, Math.log(3)]))
    return {
      found: nn.gradients(nn.distillationLoss({ logits: nn.reshape(x, [1, 2]), teacher, temperature: 2 }), [
        x,
      ])[0]!,
    }
  })
  // T (p - q), p even.
  const q = 1 / (1 + Math.sqrt(3))
  expect(found![0]).toBeCloseTo(2 * (0.5 - q), 5)
  expect(found![1]).toBeCloseTo(2 * (q - 0.5), 5)
})

it('N4: the adversarial loss of a logistic w = (3, 4) at 0 is the mean of .6931 and .9741, and trains w by both', async () => {
  const { loss, slope } = await evaluate([[3, 4]], (w) => {
    const at = (x: nn.Value) =>
      nn.binaryCrossEntropy(nn.reduceSum(nn.mul(x, w), { axes: [1] }), w.graph.constant(nn.float32([1], [1])))
    const x = w.graph.constant(nn.float32([1, 2], [0, 0]))
    const loss = nn.adversarialLoss(x, at, 0.1)
    return { loss, slope: nn.gradients(loss, [w])[0]! }
  })
  expect(loss![0]).toBeCloseTo((0.6931 + 0.9741) / 2, 4)
  // Only the moved x, (-.06, -.08), reaches w: half of (p - 1) x with p = sigmoid(-.5).
  const error = 1 / (1 + Math.exp(0.5)) - 1
  expect(slope![0]).toBeCloseTo(0.5 * error * -0.06, 5)
  expect(slope![1]).toBeCloseTo(0.5 * error * -0.08, 5)
})
