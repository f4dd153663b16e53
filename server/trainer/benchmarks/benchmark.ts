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
  readonly seconds: number
  readonly notes: readonly string[]
}

export interface Benchmark {
  readonly name: string
  run(options: BenchmarkOptions): Promise<BenchmarkReport>
}
