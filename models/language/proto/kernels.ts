/** The kernels of a reconstruction: one for onsets, one for rimes and one for tones, each with the cells that go with it. */
import { cellNames, type CellName } from './cells.ts'
import { fitKernel, type CellScores } from './kernel.ts'
import { searchWeights, type WeightSearch } from './kernel-weights.ts'
import type { Daughters } from './slots.ts'

/** The weights are found for the first cell of a kernel. */
const kernelCells: readonly (readonly CellName[])[] = [
  ['onset', 'onset+medial'],
  ['rime', 'medial', 'nucleus', 'coda'],
  ['tone'],
]
const search: WeightSearch = { steps: 30, sample: 400, rate: 0.2, seed: 1 }

export interface Kernels {
  /** Of a training word, in the order of `cellNames`. */
  readonly leftOut: (word: number) => CellScores[]
  readonly score: (daughters: Daughters) => CellScores[]
  readonly bytes: number
}

/** `cells` in the order of `cellNames`. */
export function fitKernels(
  words: readonly Daughters[],
  cells: readonly (readonly string[])[],
  onKernel?: (cell: CellName, done: number) => void,
): Kernels {
  const fitted = kernelCells.map((names, k) => {
    onKernel?.(names[0]!, k / kernelCells.length)
    const labels = names.map((name) => cells[cellNames.indexOf(name)]!)
    return { names, ...fitKernel(words, labels, searchWeights(words, labels[0]!, search)) }
  })
  const inOrder = (of: (kernel: number) => readonly CellScores[]): CellScores[] => {
    const found = fitted.map((_, k) => of(k))
    return cellNames.map((name) => {
      const kernel = kernelCells.findIndex((names) => names.includes(name))
      return found[kernel]![kernelCells[kernel]!.indexOf(name)]!
    })
  }
  const bytesPerWeight = 2
  const classes = fitted.reduce(
    (sum, { leftOut }) => sum + leftOut.reduce((n, cell) => n + cell.classes.length, 0),
    0,
  )
  return {
    leftOut: (word) =>
      inOrder((k) =>
        fitted[k]!.leftOut.map(({ classes: labels, scores }) => ({
          classes: labels,
          scores: scores.subarray(word * labels.length, (word + 1) * labels.length),
        })),
      ),
    score: (daughters) => inOrder((k) => fitted[k]!.score(daughters)),
    // The words themselves, a byte a slot, and what each weighs for each class.
    bytes: words.length * (words[0]?.length ?? 0) * 6 + words.length * classes * bytesPerWeight,
  }
}
