/** What a model is fitted to: expected loss, cross-entropies, masked loss. */
import * as nn from '../../nn/index.ts'
import { compute, mean, real, whole } from '../compute.ts'
import type { Example } from '../example.ts'
import { oneLineFit } from './line.ts'

const logit = (p: number): number => Math.log(p / (1 - p))

export const losses: readonly Example[] = [
  {
    id: 'F1',
    title: { en: 'Expected loss', zh: '期望损失' },
    form: 'argmin over theta of (1/N) sum w_i l(M(u_i, s_i), y_i); w = 1, or 1/propensity where the choice was logged',
    async run(notebook, { runtime }) {
      const logits = [2, 0, 0, 0]
      const targets = [0, 0]
      const { plain, ones, weighted } = await compute(runtime, [logits], (z) => {
        const rows = nn.reshape(z, [2, 2])
        const loss = (weights: number[]) =>
          nn.softmaxCrossEntropy(rows, whole(z, targets), { weights: real(z, [2], weights), over: 'rows' })
        return {
          plain: nn.softmaxCrossEntropy(rows, whole(z, targets)),
          ones: loss([1, 1]),
          weighted: loss([0, 4]),
        }
      })
      const each = [Math.log(1 + Math.exp(-2)), Math.LN2]
      notebook.near('the mean of the two losses', plain![0]!, mean(each))
      notebook.near('weights of 1 are the mean', ones![0]!, plain![0]!, 1e-6)
      notebook.near('propensity 1/4 counts four times, over both rows', weighted![0]!, (4 * Math.LN2) / 2)
    },
  },
  {
    id: 'F3',
    title: { en: 'Binary cross-entropy', zh: '二元交叉熵' },
    form: '-[r ln p + (1 - r) ln(1 - p)]; on logits softplus(z) - r z',
    async run(notebook, { runtime }) {
      const { one, none, far } = await compute(runtime, [[logit(0.8)], [1000, -1000]], (z, large) => ({
        one: nn.binaryCrossEntropy(z, real(z, [1], [1])),
        none: nn.binaryCrossEntropy(z, real(z, [1], [0])),
        far: nn.binaryCrossEntropy(large, real(z, [2], [0, 1])),
      }))
      notebook.near('p = .8, r = 1', one![0]!, 0.2231)
      notebook.near('p = .8, r = 0', none![0]!, 1.6094)
      notebook.near('z = 1000 and -1000, both wrong: finite', far![0]!, 1000)
    },
  },
  {
    id: 'F4',
    title: { en: 'Mean loss', zh: '平均损失' },
    form: 'L = +(1/N) sum l_i: the sign is plus, or a step down the gradient raises the loss',
    async run(notebook, { runtime }) {
      const { pair } = await compute(runtime, [[logit(0.8), logit(0.8)]], (z) => ({
        pair: nn.binaryCrossEntropy(z, real(z, [2], [1, 0])),
      }))
      notebook.near('mean of the two losses of F3', pair![0]!, 0.9163)
      const { losses: curve } = await oneLineFit(runtime, { steps: 50 })
      notebook.say(`50 steps: ${curve[0]!.toFixed(4)} -> ${curve.at(-1)!.toFixed(4)}`)
      notebook.below('50 steps lower the loss', curve.at(-1)!, curve[0]!)
    },
  },
  {
    id: 'F6',
    title: { en: 'Pre-training loss', zh: '预训练损失' },
    form: '-(1/|M|) sum over masked t of ln P(x_t | the rest)',
    async run(notebook, { runtime }) {
      const vocabulary = 7
      const { loss } = await compute(runtime, [new Array<number>(3 * vocabulary).fill(0)], (z) => ({
        loss: nn.softmaxCrossEntropy(nn.reshape(z, [3, vocabulary]), whole(z, [0, 3, 6])),
      }))
      notebook.near('uniform over 7 words: ln 7', loss![0]!, Math.log(vocabulary))
    },
  },
  {
    id: 'F7',
    title: { en: 'Fine-tuning loss', zh: '微调损失' },
    form: '-(1/N) sum ln P(r_i | u_i) + alpha F6',
    async run(notebook, { runtime }) {
      const points = [
        [0.2, -0.4, 1.1, 0.3],
        [0.5, 0.1, -0.2, 0.9, -1, 0.4],
      ]
      const at = async (alpha: number) =>
        compute(runtime, points, (labels, words) => {
          const task = nn.softmaxCrossEntropy(nn.reshape(labels, [2, 2]), whole(labels, [0, 1]))
          const masked = nn.softmaxCrossEntropy(nn.reshape(words, [2, 3]), whole(words, [2, 1]))
          const loss = nn.add(task, nn.mul(masked, alpha))
          return { loss, task, masked, slope: nn.gradients(loss, [words])[0]! }
        })
      const [plain, half] = [await at(0), await at(0.5)]
      notebook.near('alpha = 0 is the cross-entropy of the task', plain.loss![0]!, plain.task![0]!, 1e-6)
      notebook.near('alpha = .5 adds half of F6', half.loss![0]!, half.task![0]! + half.masked![0]! / 2, 1e-6)
      const unit = await at(1)
      notebook.near('its gradient is the sum of both', half.slope![0]!, unit.slope![0]! / 2, 1e-6)
    },
  },
  {
    id: 'F8',
    title: { en: 'Training aim', zh: '训练目标' },
    form: 'argmin over theta of (1/N) sum l(M(x_i), y_i), over the training part',
    async run(notebook, { runtime }) {
      const forward = await oneLineFit(runtime, { steps: 1 })
      const backward = await oneLineFit(runtime, { steps: 1, reversed: true })
      notebook.near('the order of rows changes nothing', backward.losses[0]!, forward.losses[0]!, 1e-6)
    },
  },
  {
    id: 'F9',
    title: { en: 'Cross-entropy over classes', zh: '多类交叉熵' },
    form: '-(1/N) sum_i sum_c y_ic ln p_ic; for two classes F3',
    async run(notebook, { runtime }) {
      const { two, binary } = await compute(runtime, [[0.3, -1.1]], (z) => ({
        two: nn.softmaxCrossEntropy(nn.reshape(z, [1, 2]), whole(z, [0])),
        binary: nn.binaryCrossEntropy(
          nn.sub(nn.slice(z, { axis: 0, from: 0, to: 1 }), nn.slice(z, { axis: 0, from: 1 })),
          real(z, [1], [1]),
        ),
      }))
      notebook.near('K = 2 equals F3 of the difference', two![0]!, binary![0]!, 1e-6)
      notebook.near('by hand: ln(1 + e^-1.4)', two![0]!, Math.log(1 + Math.exp(-1.4)))
    },
  },
  {
    id: 'F32',
    title: { en: 'Cross-entropy from logits', zh: '以 logits 计交叉熵' },
    form: '-ln softmax(z)_y: logits go in, and no softmax stands before it',
    async run(notebook, { runtime }) {
      const oneHot = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
      const { floor, sure } = await compute(runtime, [oneHot, oneHot.map((x) => 40 * x)], (p, z) => ({
        floor: nn.softmaxCrossEntropy(nn.reshape(p, [1, 10]), whole(p, [0])),
        sure: nn.softmaxCrossEntropy(nn.reshape(z, [1, 10]), whole(p, [0])),
      }))
      notebook.near('probabilities in place of logits: never under ln(e + 9) - 1', floor![0]!, 1.4612)
      notebook.near('logits: it can reach 0', sure![0]!, 0)
    },
  },
]
