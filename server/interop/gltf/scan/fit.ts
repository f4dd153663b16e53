/** How a scan is turned and scaled so that it has the recorded size. Pure. */
import type { ScanReport } from '../../../../core/api/scans.ts'
import type { Dimensions } from '../../../../core/twin/facts.ts'
import { mostDeviation } from './limits.ts'

/** Width, height, depth: x, y, z. */
export type Size = readonly [number, number, number]

export interface RecordedSize {
  readonly dimensions: Dimensions
  /** Directions whose measure stands in the record; the rest was inferred for the twin. */
  readonly recorded: readonly [boolean, boolean, boolean]
}

export interface Fit {
  readonly turned: ScanReport['turned']
  /** Column-major rotation, the scan's own axes to the museum's. */
  readonly rotation: readonly number[]
  readonly scale: Size
  readonly deviation: number
  readonly unit: ScanReport['unit']
}

interface Turn {
  readonly name: ScanReport['turned']
  readonly rotation: readonly number[]
  /** Which of the scan's axes becomes x, y and z. */
  readonly axes: readonly [number, number, number]
}

const turns: readonly Turn[] = [
  { name: 'none', rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], axes: [0, 1, 2] },
  { name: 'upright', rotation: [1, 0, 0, 0, 0, -1, 0, 1, 0], axes: [0, 2, 1] },
  { name: 'quarter', rotation: [0, 0, -1, 0, 1, 0, 1, 0, 0], axes: [2, 1, 0] },
  { name: 'upright-quarter', rotation: [0, 0, -1, 1, 0, 0, 0, -1, 0], axes: [1, 2, 0] },
]

/**
 * The file's own orientation wins if its proportions agree within `mostDeviation`; else the first turn with which they do.
 * Where they agree, each recorded direction is fitted exactly, and the rest by the mean; where they don't, all by the mean,
 * so that the scan keeps its own proportions.
 */
export function fitScan(found: Size, { dimensions, recorded }: RecordedSize): Fit {
  const wanted: Size = [dimensions.widthM, dimensions.heightM, dimensions.depthM]
  const known = recorded.some(Boolean) ? recorded : ([true, true, true] as const)
  const tried = turns.map((turn) => {
    const size = turn.axes.map((axis) => found[axis]!) as unknown as Size
    const ratios = wanted.map((want, k) => (known[k] && size[k]! > 0 ? want / size[k]! : undefined))
    const given = ratios.filter((ratio) => ratio !== undefined)
    const mean = Math.exp(given.reduce((sum, ratio) => sum + Math.log(ratio), 0) / Math.max(1, given.length))
    const deviation = Math.max(0, ...given.map((ratio) => Math.abs(ratio / mean - 1)))
    return { turn, ratios, mean, deviation }
  })
  const best = tried.find(({ deviation }) => deviation <= mostDeviation) ?? tried[0]!
  const agrees = best.deviation <= mostDeviation
  return {
    turned: best.turn.name,
    rotation: best.turn.rotation,
    scale: best.ratios.map((ratio) => (agrees ? (ratio ?? best.mean) : best.mean)) as unknown as Size,
    deviation: best.deviation,
    unit: unitOf(best.mean),
  }
}

const units = [['m', 1], ['cm', 0.01], ['mm', 0.001], ['inch', 0.0254]] as const // prettier-ignore

function unitOf(scale: number): ScanReport['unit'] {
  return units.find(([, metres]) => Math.abs(scale / metres - 1) < 0.1)?.[0] ?? 'none'
}
