import { Command, Option } from 'commander'
import { ulid } from 'ulid'
import { modelNames } from '../../models/bundle.ts'
import type { ModelName } from '../../models/bundle.ts'
import { dataOption, seedNumber } from './options.ts'
import type { RunReport } from '../trainer/report/run-report.ts'
import type { TrainingOutcome } from '../trainer/train.ts'
import { showProgress } from './progress.ts'

interface TrainOptions {
  readonly model: ModelName
  readonly data: string
  readonly seed: number
  readonly json?: boolean
  readonly release?: string
  readonly refresh?: boolean
  readonly encoder?: string
}

export function trainCommand(): Command {
  return new Command('train')
    .description(
      "train a model from the museum's graph and log, or the language model from a folder of CLDF data; it serves if it passes the gate",
    )
    .addOption(new Option('--model <name>', 'which').choices(modelNames).makeOptionMandatory())
    .addOption(dataOption())
    .option('--seed <number>', 'same seed and data, same bytes', seedNumber, 1)
    .option(
      '--release <key>',
      'write the model into models/published instead, signed with this private key: for those who ship Mouseion',
    )
    .option(
      '--refresh',
      'with --release: replace the model that ships also where the new one is no worse, and not only where it is better',
    )
    .addOption(
      new Option(
        '--encoder <file>',
        "train the text model on the museum's own encoder: its description (docs/text-encoder.md)",
      ).env('MOUSEION_TEXT_ENCODER'),
    )
    .option('--json', 'print the outcome as JSON')
    .action(async (options: TrainOptions) => {
      if (options.refresh && options.release === undefined)
        throw new Error('--refresh is for models that ship: give --release KEY too')
      const { isCldfFolder } = await import('../trainer/corpora/cldf.ts')
      if (options.model === 'language' && isCldfFolder(options.data)) {
        report(options, await trainFolder(options))
        return
      }
      const { openTrainingContext } = await import('../trainer/context.ts')
      const context = await openTrainingContext(options.data)
      try {
        const { runTraining } = await import('../trainer/train.ts')
        const { releaseRegistry } = await import('../trainer/registry.ts')
        const registry = options.release === undefined ? context.registry : releaseRegistry(options.release)
        const { encoder } = options
        const outcome = await runTraining(
          { ...context, registry, ...(encoder !== undefined && { textEncoder: encoder }) },
          { model: options.model, ...(await requestOf(options)) },
        )
        report(options, outcome)
      } finally {
        await context.close()
      }
    })
}

/** A researcher's own CLDF data: the model is written beside it, under `models`. */
async function trainFolder(options: TrainOptions): Promise<TrainingOutcome> {
  const { data, release } = options
  const { trainOnCldf } = await import('../trainer/train.ts')
  const { openMuseumRegistry, releaseRegistry } = await import('../trainer/registry.ts')
  const registry = release === undefined ? openMuseumRegistry(data) : releaseRegistry(release)
  return trainOnCldf(data, { registry }, await requestOf(options))
}

/** The report lies with the data; where, is said on standard error. */
async function requestOf({ data, seed, refresh = false }: TrainOptions) {
  const { reportsIn, writeReport } = await import('../trainer/report/files.ts')
  const keep = (report: RunReport) =>
    console.error(`Report: ${writeReport(reportsIn(data), report).join(', ')}`)
  return { seed, refresh, now: new Date(), onProgress: showProgress(), report: { id: ulid(), keep } }
}

function report(options: TrainOptions, outcome: TrainingOutcome): void {
  if (options.json) console.log(JSON.stringify(outcome, null, 2))
  else if (outcome.published) console.log(`${options.model}: ${outcome.version} is published and serves.`)
  else console.log(`${options.model}: refused.\n${outcome.reasons.map((reason) => `  ${reason}`).join('\n')}`)
  if (!outcome.published) process.exitCode = 1
}
