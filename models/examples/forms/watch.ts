/** Methods named in words only: splits, privacy, federation, speech, drift. */
import { stabilityIndex } from '../../statistics.ts'
import type { Example } from '../example.ts'
import { bandCentres, bandEnergies, melOf, tone } from './mel.ts'

/** epsilon of T noisy rounds at noise sigma: a Gaussian mechanism, composed by its zero-concentrated privacy (Bun and Steinke 2016). */
export const privacySpent = (rounds: number, sigma: number, delta: number): number =>
  rounds / (2 * sigma ** 2) + Math.sqrt(2 * rounds * Math.log(1 / delta)) / sigma

/** Scaled down to a length of at most `most`. */
export function clipped(vector: readonly number[], most: number): number[] {
  const length = Math.hypot(...vector)
  return vector.map((x) => (length > most ? (x * most) / length : x))
}

/** The new parameters after a round: each part's change clipped, weighed by its rows. */
export function federatedStep(
  theta: readonly number[],
  parts: readonly { readonly change: readonly number[]; readonly rows: number }[],
  most: number,
): number[] {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0)
  const changes = parts.map((part) => clipped(part.change, most).map((x) => (x * part.rows) / rows))
  return theta.map((x, i) => changes.reduce((sum, change) => sum + change[i]!, x))
}

/** The step, from 1, at which S = max(0, S + z - k) first passes h (Page 1954); none where it never does. */
export function alarmStep(values: readonly number[], slack: number, limit: number): number | undefined {
  let sum = 0
  const at = values.findIndex((z) => (sum = Math.max(0, sum + z - slack)) > limit)
  return at < 0 ? undefined : at + 1
}

/** Rows into k folds, whole groups together, sizes as even as they go: fold of each row. */
export function groupFolds(groups: readonly string[], k: number): number[] {
  const sizes = new Map<string, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const load = new Array<number>(k).fill(0)
  const foldOf = new Map<string, number>()
  for (const [group, size] of [...sizes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))) {
    const fold = load.indexOf(Math.min(...load))
    foldOf.set(group, fold)
    load[fold]! += size
  }
  return groups.map((group) => foldOf.get(group)!)
}

export const watchForms: readonly Example[] = [
  {
    id: 'N9',
    title: { en: 'K-fold by group', zh: '按组交叉验证' },
    form: 'folds by group (author, cognate set, visitor), never by row',
    run(notebook, { content }) {
      const forms = content.drafts.flatMap((draft) => (draft.kind === 'WordForm' ? [draft.gloss] : []))
      const folds = groupFolds(forms, 5)
      const sides = new Map<string, Set<number>>()
      forms.forEach((group, i) => sides.set(group, (sides.get(group) ?? new Set()).add(folds[i]!)))
      const counts = [0, 1, 2, 3, 4].map((fold) => folds.filter((own) => own === fold).length)
      notebook.say(`${forms.length} word forms of ${sides.size} meanings: ${counts.join(', ')} a fold`)
      notebook.equal('meanings on two sides', [...sides.values()].filter((own) => own.size > 1).length, 0)
      notebook.equal(
        'rows tested, each once',
        counts.reduce((sum, n) => sum + n, 0),
        forms.length,
      )
    },
  },
  {
    id: 'N10',
    title: { en: 'Differential privacy', zh: '差分隐私' },
    form: 'sum clip(x_v, C) + N(0, sigma^2 C^2); T rounds: epsilon <= T/(2 sigma^2) + sqrt(2 T ln(1/delta))/sigma',
    run(notebook) {
      notebook.near('sigma = 4, delta = 1e-5, one round', privacySpent(1, 4, 1e-5), 1.231, 5e-4)
      notebook.near('ten rounds', privacySpent(10, 4, 1e-5), 4.106, 5e-4)
      notebook.near('clipped to 1, (3, 4) has length', Math.hypot(...clipped([3, 4], 1)), 1, 1e-9)
    },
  },
  {
    id: 'N11',
    title: { en: 'Federated step', zh: '联邦学习' },
    form: 'theta + sum (n_k/n) clip(Delta_k, C) + noise',
    run(notebook) {
      const step = federatedStep([0, 0], [{ change: [1, 0], rows: 1 }, { change: [0, 3], rows: 1 }], 1) // prettier-ignore
      notebook.near('(1, 0) and (0, 3), C = 1: first', step[0]!, 0.5, 1e-9)
      notebook.near('second', step[1]!, 0.5, 1e-9)
      const rows = [2, -1, 4, 0.5]
      const slope = (part: readonly number[]) => part.reduce((sum, x) => sum + x, 0) / part.length
      const parts = [rows.slice(0, 1), rows.slice(1)].map((part) => ({
        change: [-0.1 * slope(part)],
        rows: part.length,
      }))
      notebook.near(
        'one full step each, unclipped, is the central step',
        federatedStep([0], parts, 100)[0]!,
        -0.1 * slope(rows),
        1e-12,
      )
    },
  },
  {
    id: 'N12',
    title: { en: 'Mel-frequency features', zh: '梅尔倒谱特征' },
    form: '25 ms frames, |DFT|^2, mel(f) = 2595 log10(1 + f/700), ln, DCT-II',
    run(notebook) {
      notebook.near('mel(1000)', melOf(1000), 999.99, 5e-3)
      for (const band of [4, 9, 16]) {
        const energies = bandEnergies(tone(bandCentres[band]!, 0.05))[0]!
        const peak = energies.indexOf(Math.max(...energies))
        notebook.equal(`a tone of ${bandCentres[band]!.toFixed(0)} Hz peaks in its band`, peak, band)
      }
    },
  },
  {
    id: 'N14',
    title: { en: 'Drift and alarm', zh: '漂移与预警' },
    form: 'PSI sum (p - q) ln(p/q); CUSUM S <- max(0, S + z - k), alarm at S > h',
    run(notebook) {
      notebook.near('(.5, .3, .2) and (.4, .4, .2)', stabilityIndex([0.5, 0.3, 0.2], [0.4, 0.4, 0.2]), 0.0511)
      notebook.equal(
        'z = 1.5, k = .5, h = 4: alarm at step',
        alarmStep(new Array<number>(9).fill(1.5), 0.5, 4) ?? 'never',
        5,
      )
      notebook.equal(
        'z = .4: no alarm',
        alarmStep(new Array<number>(500).fill(0.4), 0.5, 4) ?? 'never',
        'never',
      )
    },
  },
]
