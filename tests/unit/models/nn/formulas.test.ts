/** Hand-computed values of the formulas; the numbers F and N are those of the methods' register. */
import { describe, expect, it } from 'vitest'
import * as nn from '../../../../models/nn/index.ts'
import type { Value } from '../../../../models/nn/index.ts'
import { evaluate } from './evaluate.ts'

const logit = (p: number) => Math.log(p / (1 - p))
const constant = (x: Value, dims: number[], values: number[]) => x.graph.constant(nn.float32(dims, values))
const classes = (x: Value, values: number[]) => x.graph.constant(nn.int32([values.length], values))
const near = (values: number[] | undefined, expected: number[], digits = 5) => {
  expect(values).toHaveLength(expected.length)
  expected.forEach((value, i) => expect(values![i]).toBeCloseTo(value, digits))
}

describe('binary cross-entropy', () => {
  it('F3: at p = .8 it is .2231 for 1 and 1.6094 for 0; F4: their mean is .9163', async () => {
    const { one, none, mean } = await evaluate([[logit(0.8)], [logit(0.8), logit(0.8)]], (z, pair) => ({
      one: nn.binaryCrossEntropy(z, constant(z, [1], [1])),
      none: nn.binaryCrossEntropy(z, constant(z, [1], [0])),
      mean: nn.binaryCrossEntropy(pair, constant(z, [2], [1, 0])),
    }))
    near(one, [0.2231], 4)
    near(none, [1.6094], 4)
    near(mean, [0.9163], 4)
  })
  it('F3: stays finite at z = 1000 and -1000', async () => {
    const { sure, wrong } = await evaluate([[1000, -1000]], (z) => ({
      sure: nn.binaryCrossEntropy(z, constant(z, [2], [1, 0])),
      wrong: nn.binaryCrossEntropy(z, constant(z, [2], [0, 1])),
    }))
    expect(sure).toEqual([0])
    expect(wrong).toEqual([1000])
  })
  it('F5: its gradient on the pair is (p - r)/N: -.1 and +.4', async () => {
    const { grad } = await evaluate([[logit(0.8), logit(0.8)]], (z) => ({
      grad: nn.gradients(nn.binaryCrossEntropy(z, constant(z, [2], [1, 0])), [z])[0]!,
    }))
    near(grad, [-0.1, 0.4])
  })
  it('refuses unequal shapes, and names both', () => {
    const g = new nn.GraphBuilder()
    const [z, y] = [g.input('z', 'float32', [4, 1]), g.input('y', 'float32', [4])]
    expect(() => nn.binaryCrossEntropy(z, y)).toThrow('[4, 1] does not go with [4]')
  })
})

describe('softmax cross-entropy', () => {
  it('F9: for two classes it is binary cross-entropy of the difference', async () => {
    const { two, binary } = await evaluate([[0.3, -1.1]], (z) => ({
      two: nn.softmaxCrossEntropy(nn.reshape(z, [1, 2]), classes(z, [0])),
      binary: nn.binaryCrossEntropy(
        nn.sub(nn.slice(z, { axis: 0, from: 0, to: 1 }), nn.slice(z, { axis: 0, from: 1 })),
        constant(z, [1], [1]),
      ),
    }))
    near(two, binary!)
  })
  it('F32: takes logits; one-hot scores of 10 classes give ln(e + 9) - 1, the floor of a doubled softmax', async () => {
    const { loss } = await evaluate([[1, 0, 0, 0, 0, 0, 0, 0, 0, 0]], (z) => ({
      loss: nn.softmaxCrossEntropy(nn.reshape(z, [1, 10]), classes(z, [0])),
    }))
    near(loss, [Math.log(Math.E + 9) - 1])
    expect(loss![0]).toBeCloseTo(1.4612, 4)
  })
  it('is finite and exact for logits of any size', async () => {
    const { loss } = await evaluate([[1000, -1000, 0]], (z) => ({
      loss: nn.softmaxCrossEntropy(nn.reshape(z, [1, 3]), classes(z, [1])),
    }))
    near(loss, [2000])
  })
  it('F1: weights divide by their sum for masks, by the rows for propensities; equal ones are the mean', async () => {
    const { mask, rows, plain } = await evaluate([[2, 0, 0, 0]], (z) => {
      const logits = nn.reshape(z, [2, 2])
      const weights = constant(z, [2], [0, 4])
      return {
        mask: nn.softmaxCrossEntropy(logits, classes(z, [0, 0]), { weights }),
        rows: nn.softmaxCrossEntropy(logits, classes(z, [0, 0]), { weights, over: 'rows' }),
        plain: nn.softmaxCrossEntropy(logits, classes(z, [0, 0]), { weights: constant(z, [2], [1, 1]) }),
      }
    })
    near(mask, [Math.LN2])
    near(rows, [2 * Math.LN2])
    near(plain, [(Math.log(1 + Math.exp(-2)) + Math.LN2) / 2])
  })
})

describe('sampled softmax', () => {
  it('is the full softmax where every class is drawn as often as it is expected', async () => {
    const { sampled, full } = await evaluate(
      [
        [1, -2, 0.5, 0.3],
        [0.2, 1, -1, 0.4, 2, -0.3],
      ],
      (x, y) => {
        const [states, table] = [nn.reshape(x, [2, 2]), nn.reshape(y, [3, 2])]
        const targets = classes(x, [2, 0])
        const logExpected = constant(x, [3], [0, 0, 0])
        const negatives = classes(x, [0, 1, 2])
        return {
          sampled: nn.sampledSoftmaxCrossEntropy({ states, table, targets, negatives, logExpected }),
          full: nn.softmaxCrossEntropy(nn.gemm(states, table, { transB: true }), targets),
        }
      },
    )
    near(sampled, full!)
  })
})

describe('cosine similarity', () => {
  const pair = [
    [1, 0],
    [0.6, 0.8],
  ]
  it('F18, F22: of (1, 0) and (.6, .8) is .6, and its gradient for u is (0, .8)', async () => {
    const { s, du } = await evaluate(pair, (u, v) => {
      const cosine = nn.cosineSimilarity(u, v)
      return { s: cosine, du: nn.gradients(cosine, [u])[0]! }
    })
    near(s, [0.6])
    near(du, [0, 0.8])
  })
  it('F18: does not depend on scale, and is 0, with gradient 0, for a zero vector', async () => {
    const { s, zero, du } = await evaluate(
      [
        [7, 0],
        [0.6, 0.8],
        [0, 0],
      ],
      (u, v, none) => {
        const cosine = nn.cosineSimilarity(none, v)
        return { s: nn.cosineSimilarity(u, v), zero: cosine, du: nn.gradients(cosine, [none])[0]! }
      },
    )
    near(s, [0.6])
    expect([...zero!, ...du!]).toEqual([0, 0, 0])
  })
  it('F24: one step of .1 towards y = .8 through u gives .6127; F23: through s itself .62', async () => {
    const { s, direct } = await evaluate(pair, (u, v) => {
      const loss = nn.squaredError(nn.cosineSimilarity(u, v), u.graph.scalar(0.8))
      const moved = nn.sub(u, nn.mul(nn.gradients(loss, [u])[0]!, 0.1))
      const score = nn.mul(u.graph.scalar(0.6), 1)
      const slope = nn.gradients(nn.squaredError(score, u.graph.scalar(0.8)), [score])[0]!
      return { s: nn.cosineSimilarity(moved, v), direct: nn.sub(score, nn.mul(slope, 0.1)) }
    })
    near(s, [0.6127], 4)
    near(direct, [0.62])
  })
})

describe('attention', () => {
  it('F29: q = (1, 0) over the unit vectors weighs .670 and .330; a masked item counts for nothing', async () => {
    const { open, masked } = await evaluate(
      [
        [1, 0],
        [1, 0, 0, 1],
      ],
      (q, z) => {
        const [query, items] = [nn.reshape(q, [1, 1, 2]), nn.reshape(z, [1, 2, 2])]
        const mask = constant(q, [2], [0, nn.maskedScore])
        return {
          open: nn.attention(query, items, items),
          masked: nn.attention(query, items, items, { mask }),
        }
      },
    )
    near(open, [0.67, 0.33], 3)
    expect(masked).toEqual([1, 0])
  })
})

describe('other forms', () => {
  it('N4: the worst step of .1 for a logistic w = (3, 4) at 0 raises the loss from .6931 to .9741', async () => {
    const { before, after } = await evaluate([[0, 0]], (x) => {
      const weights = constant(x, [2, 1], [3, 4])
      const lossAt = (at: Value) =>
        nn.binaryCrossEntropy(
          nn.reshape(nn.matmul(nn.reshape(at, [1, 2]), weights), [1]),
          constant(x, [1], [1]),
        )
      const before = lossAt(x)
      return { before, after: lossAt(nn.adversarialInput(x, nn.gradients(before, [x])[0]!, 0.1)) }
    })
    near(before, [0.6931], 4)
    near(after, [0.9741], 4)
  })
  it('N5: an adapter with B = 0 is the base; d = 64, r = 4 has 512 parameters beside 4,096', async () => {
    const { adapted } = await evaluate(
      [
        [1, 2],
        [0.3, -0.4],
      ],
      (x, down) => {
        const base = constant(x, [2, 2], [1, 2, 3, 4])
        const up = constant(x, [1, 2], [0, 0])
        const adapters = { base, down: nn.reshape(down, [2, 1]), up, scale: 2 }
        return { adapted: nn.lowRankAdapted(nn.reshape(x, [1, 2]), adapters) }
      },
    )
    expect(adapted).toEqual([7, 10])
    const spec = (name: string, dims: number[]) => ({ name, dims, initial: 'zeros' as const })
    expect(nn.parameterCount([spec('down', [64, 4]), spec('up', [4, 64])])).toBe(512)
    expect(nn.parameterCount([spec('base', [64, 64])])).toBe(4096)
  })
  it('N6: the mean of .9 and .2 has a loss of .598, below the mean of their losses, .857', async () => {
    const { mean } = await evaluate([[0.9], [0.2]], (a, b) => ({ mean: nn.ensemble([a, b]) }))
    expect(-Math.log(mean![0]!)).toBeCloseTo(0.598, 3)
    expect(-(Math.log(0.9) + Math.log(0.2)) / 2).toBeCloseTo(0.857, 3)
  })
  it('N13: the divergence of mean 1, deviation 1 is .5', async () => {
    const { divergence } = await evaluate([[1], [0]], (mean, logVariance) => ({
      divergence: nn.gaussianDivergence(nn.reshape(mean, [1, 1]), nn.reshape(logVariance, [1, 1])),
    }))
    near(divergence, [0.5])
  })
  it('F11: a network of 8 inputs, 256 and 1 units has 2,561 parameters', () => {
    const dims = [[8, 256], [256], [256, 1], [1]]
    const parameters = dims.map((shape, i) => ({ name: `p${i}`, dims: shape, initial: 'zeros' as const }))
    expect(nn.parameterCount(parameters)).toBe(2561)
  })
})
