/** A public benchmark: trains on its folder's train part with the product's own recipe, predicts dev or test, scores. */
import type { OnProgress } from '../../../models/bundle.ts'
import type { Runtime } from '../../../models/session.ts'
import type { Interval } from '../../../models/statistics.ts'

export type BenchmarkSplit = 'dev' | 'test'

export interface BenchmarkOptions {
  readonly dataDir: string
  readonly split: BenchmarkSplit
  /** Where predictions go: a file, or for st2022 a folder. */
  readonly predictionsPath?: string
  /** What of a row the predictions are made from; each benchmark names its own kinds, the first being the usual one. */
  readonly input?: string
  readonly onProgress?: OnProgress
  readonly runtime: Runtime
}

export interface BenchmarkReport {
  readonly name: string
  readonly split: BenchmarkSplit
  /** How many predictions were made. */
  readonly rows: number
  /** With 95% intervals by bootstrap; empty where the split has no solutions. */
  readonly metrics: {
    readonly model: Readonly<Record<string, Interval>>
    readonly baseline: Readonly<Record<string, Interval>>
    readonly baselineName: string
  }
  /** Leads over simple methods of the same run, where the benchmark pairs them. */
  readonly comparisons?: readonly Comparison[]
  readonly seconds: number
  readonly notes: readonly string[]
}

/** The model's score less a simple method's on the same targets, paired bootstrap by group. */
export interface Comparison {
  readonly against: string
  readonly metric: string
  /** The simple method's own score. */
  readonly score: number
  readonly lead: number
  /** One-sided 95% lower bound of the lead. */
  readonly low: number
}

export interface Benchmark {
  readonly name: string
  /** The kinds of input to choose from; absent where there is nothing to choose. */
  readonly inputs?: readonly string[]
  run(options: BenchmarkOptions): Promise<BenchmarkReport>
}

/** The kind of input asked for, or the benchmark's usual one. Errors: a kind that it does not have. */
export function chosenInput({ name, inputs = [] }: Benchmark, asked: string | undefined): string | undefined {
  if (asked === undefined || inputs.includes(asked)) return asked ?? inputs[0]
  throw new Error(
    inputs.length === 0
      ? `${name} has no kinds of input to choose from`
      : `${name} reads ${inputs.join(' or ')}, not ${asked}`,
  )
}
