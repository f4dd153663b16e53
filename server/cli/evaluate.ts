import { Command, Option } from 'commander'
import { existsSync } from 'node:fs'
import { chosenInput } from '../trainer/benchmarks/benchmark.ts'
import type { Benchmark, BenchmarkReport, BenchmarkSplit } from '../trainer/benchmarks/benchmark.ts'
import { showProgress } from './progress.ts'

const loaders: Record<string, () => Promise<Benchmark>> = {
  st2022: async () => (await import('../trainer/benchmarks/st2022.ts')).st2022,
  wikihan: async () => (await import('../trainer/benchmarks/wikihan.ts')).wikihan,
  hindcast: async () => (await import('../trainer/benchmarks/hindcast.ts')).hindcast,
  loans: async () => (await import('../trainer/benchmarks/loans.ts')).loans,
  ancestors: async () => (await import('../trainer/benchmarks/ancestors.ts')).ancestors,
  sib200: async () => (await import('../trainer/benchmarks/sib200.ts')).sib200,
  'translation-pairs': async () =>
    (await import('../trainer/benchmarks/translation-pairs.ts')).translationPairs,
  'own-texts': async () => (await import('../trainer/benchmarks/own-texts.ts')).ownTextsBenchmark,
  'tang-song': async () => (await import('../trainer/benchmarks/tang-song.ts')).tangSong,
  'tate-subjects': async () => (await import('../trainer/benchmarks/tate-subjects.ts')).tateSubjects,
  cold: async () => (await import('../trainer/benchmarks/cold.ts')).cold,
  sequences: async () => (await import('../trainer/benchmarks/sequences.ts')).sequences,
}

interface EvaluateOptions {
  readonly benchmark: string
  readonly data: string
  readonly split: BenchmarkSplit
  readonly predictions?: string
  readonly input?: string
  readonly json?: boolean
}

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description(
      "train on a benchmark's train part with the product's own recipe, predict, and compare with a simple baseline",
    )
    .addOption(new Option('--benchmark <name>', 'which').choices(Object.keys(loaders)).makeOptionMandatory())
    .requiredOption('--data <dir>', "the benchmark's folder")
    .addOption(
      new Option('--split <part>', 'which part is predicted').choices(['dev', 'test']).default('dev'),
    )
    .option('--predictions <out>', 'write the predictions here (a folder for st2022)')
    .option(
      '--input <kind>',
      'what is read of a row: tang-song title-and-text (usual) or text, tate-subjects title (usual) or title-and-medium',
    )
    .option('--json', 'print the report as JSON')
    .action(async ({ benchmark, data, split, predictions, input, json }: EvaluateOptions) => {
      if (!existsSync(data)) throw new Error(`there is no folder ${data}`)
      const { createNodeRuntime } = await import('../ort/node-runtime.ts')
      const loaded = await loaders[benchmark]!()
      const kind = chosenInput(loaded, input)
      const report = await loaded.run({
        dataDir: data,
        split,
        ...(predictions === undefined ? {} : { predictionsPath: predictions }),
        ...(kind === undefined ? {} : { input: kind }),
        onProgress: showProgress(),
        runtime: createNodeRuntime({ threads: 2 }),
      })
      if (json) console.log(JSON.stringify(report, null, 2))
      else print(report)
    })
}

function print({ name, split, rows, metrics, comparisons, seconds, notes }: BenchmarkReport): void {
  console.log(`${name} ${split}: ${rows} predictions in ${seconds.toFixed(0)} s`)
  for (const [metric, { value, low, high }] of Object.entries(metrics.model)) {
    const baseline = metrics.baseline[metric]
    console.log(
      `  ${metric.padEnd(24)} ${value.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]   ${baseline === undefined ? '' : `baseline ${baseline.value.toFixed(4)}`}`,
    )
  }
  console.log(`  baseline: ${metrics.baselineName}`)
  for (const { against, metric, score, lead, low } of comparisons ?? [])
    console.log(
      `  ${metric} above ${against} (${score.toFixed(4)}): ${lead.toFixed(4)}, 95% lower bound ${low.toFixed(4)}`,
    )
  for (const note of notes) console.log(`  ${note}`)
}
