/** What is tried, by task: each plan is the usual one but for what it is named after. */
import type { Plan } from './train.ts'

const usual = {
  peak: 0.003,
  dropout: 0.3,
  adversarial: 0,
  taught: 0,
  thin: 0,
  cut: 0,
  join: 0,
} as const

const epochsOf: Readonly<Record<string, Plan['epochs']>> = {
  'tang-song': { labels: 4, masked: 4, finer: 4 },
  'tate-subjects': { labels: 3, masked: 4, finer: 6 },
  sib200: { labels: 8, masked: 8, finer: 10 },
}

export function plans(task: string): readonly (readonly [string, Plan])[] {
  const { labels, masked, finer } = epochsOf[task]!
  const plain: Plan = { ...usual, epochs: { labels, masked: 0, finer: 0 } }
  return [
    ['plain', plain],
    ['masked', { ...plain, epochs: { labels, masked, finer: 0 } }],
    ['finer', { ...plain, epochs: { labels, masked: 0, finer } }],
    ['masked-finer', { ...plain, epochs: { labels, masked, finer } }],
    ['taught', { ...plain, taught: 0.5 }],
    ['thinned', { ...plain, thin: 0.2 }],
    ['cut', { ...plain, cut: 0.5 }],
    ['joined', { ...plain, join: 0.3 }],
    ['adversarial', { ...plain, adversarial: 0.1 }],
    ['together', { ...plain, taught: 0.5, thin: 0.1, join: 0.3 }],
  ] // prettier-ignore
}
