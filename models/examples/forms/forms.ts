/** Methods named in words only, in the form that the museum uses: text, training, robustness. */
import * as nn from '../../nn/index.ts'
import type { Value } from '../../nn/index.ts'
import { compute, real, relativeError } from '../compute.ts'
import type { Example } from '../example.ts'
import { bestGroup } from '../groups.ts'
import { oneLineFit } from '../formulas/line.ts'

export const trainingForms: readonly Example[] = [
  {
    id: 'N1',
    title: { en: 'TF-IDF', zh: 'TF-IDF 词权' },
    form: 'tf (ln((1 + n)/(1 + df)) + 1), unit length; Chinese by pairs of characters',
    run(notebook) {
      const groups = [
        { name: 'bronze', words: 'bronze bell casting' },
        { name: 'weaving', words: 'loom silk dye' },
      ]
      notebook.near('two of three words shared', bestGroup('bronze bell song', groups)!.cosine, 0.8165)
      notebook.equal('nothing shared: no group', bestGroup('sailing', groups)?.name ?? 'none', 'none')
    },
  },
  {
    id: 'N2',
    title: { en: 'Dropout, early stopping', zh: '随机失活与早停' },
    form: 'x b/(1 - p) in training, x in use; the epoch of least dev loss, patience k',
    run(notebook) {
      const p = 0.3
      const random = nn.createRandom(5)
      const kept = Array.from({ length: 20_000 }, () => (random.next() < p ? 0 : 1 / (1 - p)))
      notebook.near('mean of 20,000 dropped ones', kept.reduce((sum, x) => sum + x, 0) / kept.length, 1, 0.02)
      let state = nn.startStopping
      let epochs = 0
      for (const loss of [0.9, 0.7, 0.6, 0.65, 0.61, 0.62, 0.4]) {
        if (state.stop) break
        state = nn.observeLoss(state, loss, 3)
        epochs++
      }
      notebook.equal('best epoch of a given curve, from 0', state.bestEpoch, 2)
      notebook.equal('epochs run with patience 3', epochs, 6)
    },
  },
  {
    id: 'N3',
    title: { en: 'Warm-up and schedule', zh: '预热与学习率调度' },
    form: 'eta t/w, then eta (1 + cos pi (t - w)/(T - w)) / 2',
    run(notebook) {
      const rate = nn.warmupCosine({ peak: 1, warmup: 10, total: 100 })
      for (const [t, expected] of [
        [5, 0.5],
        [10, 1],
        [55, 0.5],
        [100, 0],
      ] as const)
        // prettier-ignore
        notebook.near(`share of eta at t = ${t}`, rate(t), expected, 1e-9)
    },
  },
  {
    id: 'N4',
    title: { en: 'Adversarial training', zh: '对抗训练' },
    form: 'x + epsilon g/|g|: the worst small step',
    async run(notebook, { runtime }) {
      const { before, after } = await compute(runtime, [[0, 0]], (x) => {
        const weights = real(x, [2, 1], [3, 4])
        const lossAt = (at: Value) =>
          nn.binaryCrossEntropy(
            nn.reshape(nn.matmul(nn.reshape(at, [1, 2]), weights), [1]),
            real(x, [1], [1]),
          )
        const before = lossAt(x)
        return { before, after: lossAt(nn.adversarialInput(x, nn.gradients(before, [x])[0]!, 0.1)) }
      })
      notebook.near('w = (3, 4), x = 0', before![0]!, 0.6931)
      notebook.near('epsilon = .1', after![0]!, 0.9741)
      notebook.near('rise, beside epsilon |g| = .25', after![0]! - before![0]!, 0.25, 0.04)
    },
  },
  {
    id: 'N5',
    title: { en: 'Adapters', zh: '低秩适配器' },
    form: 'W x + (a/r) B A x, B = 0 at first, W fixed',
    async run(notebook, { runtime }) {
      const base = [1, 2, 3, 4]
      const { adapted } = await compute(
        runtime,
        [
          [1, 2],
          [0.3, -0.4],
        ],
        (x, down) => ({
          adapted: nn.lowRankAdapted(nn.reshape(x, [1, 2]), {
            base: real(x, [2, 2], base),
            down: nn.reshape(down, [2, 1]),
            up: real(x, [1, 2], [0, 0]),
            scale: 2,
          }),
        }),
      )
      notebook.near('before the first step it is the base: first output', adapted![0]!, 7)
      notebook.near('second', adapted![1]!, 10)
      const spec = (name: string, dims: number[]) => ({ name, dims, initial: 'zeros' as const })
      notebook.equal('d = 64, r = 4', nn.parameterCount([spec('down', [64, 4]), spec('up', [4, 64])]), 512)
      notebook.equal('beside', nn.parameterCount([spec('base', [64, 64])]), 4096)
    },
  },
  {
    id: 'N6',
    title: { en: 'Ensemble', zh: '集成' },
    form: 'p = mean of p_k; loss(p) <= mean of loss(p_k)',
    async run(notebook, { runtime }) {
      const random = nn.createRandom(8)
      const members = [0, 1, 2].map(() => Array.from({ length: 50 }, () => 0.02 + 0.96 * random.next()))
      const { mean } = await compute(runtime, members, (...each) => ({ mean: nn.ensemble(each) }))
      const { pair } = await compute(runtime, [[0.9], [0.2]], (a, b) => ({ pair: nn.ensemble([a, b]) }))
      notebook.near('.9 and .2 together', -Math.log(pair![0]!), 0.598, 5e-4)
      notebook.near('mean of their losses', -(Math.log(0.9) + Math.log(0.2)) / 2, 0.857, 5e-4)
      const worse = mean!.filter(
        (p, i) => -Math.log(p) > members.reduce((sum, m) => sum - Math.log(m[i]!), 0) / 3 + 1e-6,
      )
      notebook.equal('of 50 random triples, how many break the inequality', worse.length, 0)
    },
  },
  {
    id: 'N7',
    title: { en: 'Quantisation', zh: '量化' },
    form: 'w = s round(w/s), s = max |w| / 127 for each channel',
    run(notebook) {
      const { values, scales } = nn.quantise(Float32Array.of(0.5, -1.27, 0.003), [1, 3], 0)
      notebook.equal('.5, -1.27, .003', values.join(' '), '50 -127 0')
      notebook.near('scale', scales[0]!, 0.01, 1e-6)
      const weights = Float32Array.from({ length: 400 }, (_, i) => Math.sin(i * i))
      const stored = nn.quantise(weights, [4, 100], 0)
      const off = weights.map((w, i) => Math.abs(w - stored.values[i]! * stored.scales[Math.floor(i / 100)]!))
      notebook.below(
        'largest error of 400 weights, in scales',
        Math.max(...off) / Math.max(...stored.scales),
        0.5001,
      )
      const top = (list: ArrayLike<number>) => Array.from(list).map((w, i) => [w, i] as const).sort((a, b) => b[0] - a[0]).slice(0, 10).map(([, i]) => i) // prettier-ignore
      const first = weights.slice(0, 100)
      const back = Float32Array.from(stored.values.slice(0, 100), (v) => v * stored.scales[0]!)
      notebook.equal('of the ten largest, kept', top(first).filter((i) => top(back).includes(i)).length, 10)
    },
  },
  {
    id: 'N8',
    title: { en: 'Gradient accumulation', zh: '梯度累积' },
    form: 'sum (n_b/N) g_b, not the mean of the means',
    async run(notebook, { runtime }) {
      const z = [0.4, -1.2, 2, 0.1, -0.6]
      const y = [1, 0, 0, 1, 1]
      const slopeOf = async (from: number, to: number) => {
        const { slope } = await compute(runtime, [[0.7]], (w) => {
          const logits = nn.mul(real(w, [to - from], z.slice(from, to)), w)
          return {
            slope: nn.gradients(nn.binaryCrossEntropy(logits, real(w, [to - from], y.slice(from, to))), [
              w,
            ])[0]!,
          }
        })
        return slope![0]!
      }
      const [all, first, rest] = [await slopeOf(0, 5), await slopeOf(0, 2), await slopeOf(2, 5)]
      notebook.near('parts of 2 and 3 rows, weighed by rows', (2 * first + 3 * rest) / 5, all, 1e-6)
      notebook.say(`the mean of their means would be off by ${Math.abs((first + rest) / 2 - all).toFixed(4)}`)
      notebook.above('which is wrong', relativeError([(first + rest) / 2], [all]), 0.01)
    },
  },
  {
    id: 'N13',
    title: { en: 'Variational autoencoder', zh: '变分自编码器' },
    form: '-ELBO = reconstruction + sum (mu^2 + sigma^2 - 1 - ln sigma^2) / 2',
    async run(notebook, { runtime }) {
      const { divergence, slope } = await compute(runtime, [[1], [0]], (mu, logVariance) => {
        const divergence = nn.gaussianDivergence(nn.reshape(mu, [1, 1]), nn.reshape(logVariance, [1, 1]))
        return { divergence, slope: nn.gradients(divergence, [mu])[0]! }
      })
      notebook.near('mu = 1, sigma = 1', divergence![0]!, 0.5)
      notebook.near('its slope for mu is mu', slope![0]!, 1)
      const { losses } = await oneLineFit(runtime, { steps: 2 })
      notebook.below('a reconstruction term falls as F4 does', losses[1]!, losses[0]!)
    },
  },
]
