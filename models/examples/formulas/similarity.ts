/** Cosine similarity, its loss and what training needs of both. */
import * as nn from '../../nn/index.ts'
import { cosine } from '../../text/embedding.ts'
import { centralDifferences, compute, gradientTolerance, real, relativeError } from '../compute.ts'
import type { Example } from '../example.ts'

const u = [1, 0]
const v = [0.6, 0.8]

export const similarity: readonly Example[] = [
  {
    id: 'F18',
    title: { en: 'Cosine similarity', zh: '余弦相似度' },
    form: 's = u.v / (|u| |v|), and 0 where either is 0',
    run(notebook) {
      notebook.near('(1, 0) and (.6, .8)', cosine(u, v), 0.6)
      notebook.near('seven times as long: the same', cosine([7, 0], v), 0.6)
      notebook.near('of an empty text', cosine([0, 0], v), 0)
    },
  },
  {
    id: 'F19',
    title: { en: 'Matching loss', zh: '匹配损失' },
    form: '(1/N) sum l(s_i, y_i): y = 1 joined, 0 seen and declined; what was not seen adds no term',
    async run(notebook, { runtime }) {
      const scores = [0.6, -0.2, 0.9]
      const { two, three, slope } = await compute(runtime, [scores], (s) => {
        const first = nn.slice(s, { axis: 0, from: 0, to: 2 })
        const seen = real(s, [3], [1, 1, 0])
        const three = nn.binaryCrossEntropy(s, real(s, [3], [1, 0, 1]), { weights: seen })
        return {
          two: nn.binaryCrossEntropy(first, real(s, [2], [1, 0])),
          three,
          slope: nn.gradients(three, [s])[0]!,
        }
      })
      notebook.near('a group that was not seen changes nothing', three![0]!, two![0]!, 1e-6)
      notebook.near('and is not moved', slope![2]!, 0)
      const hand = (Math.log(1 + Math.exp(-0.6)) + Math.log(1 + Math.exp(-0.2))) / 2
      notebook.near('by hand', two![0]!, hand)
    },
  },
  {
    id: 'F21',
    title: { en: 'Through the product, norms held', zh: '经内积求导（模长不变）' },
    form: 'ds/d(u.v) = 1 / (|u| |v|)',
    async run(notebook, { runtime }) {
      const product = 1.2
      const lengths = [2, 1.5]
      const { slope } = await compute(runtime, [[product]], (dot) => {
        const s = nn.div(dot, lengths[0]! * lengths[1]!)
        return { slope: nn.gradients(nn.reduceSum(s), [dot])[0]! }
      })
      notebook.near('lengths 2 and 1.5: a scalar', slope![0]!, 1 / 3)
      const numeric = centralDifferences(([p]) => p! / (lengths[0]! * lengths[1]!), [product])
      notebook.below('beside central differences', relativeError(slope!, numeric), gradientTolerance)
    },
  },
  {
    id: 'F22',
    title: { en: 'What training needs', zh: '训练所需的梯度' },
    form: 'ds/du = v / (|u| |v|) - s u / |u|^2',
    async run(notebook, { runtime }) {
      const { slope } = await compute(runtime, [u, v], (a, b) => ({
        slope: nn.gradients(nn.cosineSimilarity(a, b), [a])[0]!,
      }))
      notebook.near('first part', slope![0]!, 0)
      notebook.near('second part', slope![1]!, 0.8)
      notebook.near('u . ds/du', slope![0]! * u[0]! + slope![1]! * u[1]!, 0)
      const numeric = centralDifferences((x) => cosine(x, v), u)
      notebook.below('beside central differences', relativeError(slope!, numeric), gradientTolerance)
    },
  },
  {
    id: 'F23',
    title: { en: 'Squared error, worked', zh: '平方误差示例' },
    form: 'L = (s - y)^2 / 2, dL/ds = s - y',
    async run(notebook, { runtime }) {
      const { moved } = await compute(runtime, [[0.6]], (s) => {
        const slope = nn.gradients(nn.squaredError(s, real(s, [1], [0.8])), [s])[0]!
        return { moved: nn.sub(s, nn.mul(slope, 0.1)) }
      })
      notebook.near('s = .6, y = .8, eta = .1', moved![0]!, 0.62)
    },
  },
  {
    id: 'F24',
    title: { en: 'Update through the encoder', zh: '经编码器更新' },
    form: 'u <- u - eta (s - y) ds/du: s is no parameter',
    async run(notebook, { runtime }) {
      const after = async (sign: number) => {
        const { s } = await compute(runtime, [u, v], (a, b) => {
          const loss = nn.squaredError(nn.cosineSimilarity(a, b), a.graph.scalar(0.8))
          const moved = nn.sub(a, nn.mul(nn.gradients(loss, [a])[0]!, sign * 0.1))
          return { s: nn.cosineSimilarity(moved, b) }
        })
        return s![0]!
      }
      notebook.near('one step towards y = .8', await after(1), 0.6127)
      notebook.near('with the sign turned round', await after(-1), 0.5871)
    },
  },
]
