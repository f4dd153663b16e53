import { Command, Option } from 'commander'

import { modelNames } from '../../models/bundle.ts'
import type { ModelName } from '../../models/bundle.ts'
import { dataOption, wholeNumber } from './options.ts'
import { showProgress } from './progress.ts'

interface TrainOptions {
  readonly model: ModelName
  readonly data: string
  readonly seed: number
  readonly json?: boolean
  readonly release?: string
}

export function trainCommand(): Command {
  return new Command('train')
    .description("train a model from the museum's graph and log; it serves if it passes the gate")
    .addOption(new Option('--model <name>', 'which').choices(modelNames).makeOptionMandatory())
    .addOption(dataOption())
    .option('--seed <number>', 'same seed and data, same bytes', wholeNumber, 1)
    .option(
      '--release <key>',
      'write the model into models/published instead, signed with this private key: for those who ship Mouseion',
    )
    .option('--json', 'print the outcome as JSON')
    .action(async (options: TrainOptions) => {
      const { openTrainingContext } = await import('../trainer/context.ts')
      const context = await openTrainingContext(options.data)
      try {
        const { runTraining } = await import('../trainer/train.ts')
        const { releaseRegistry } = await import('../trainer/registry.ts')
        const registry = options.release === undefined ? context.registry : releaseRegistry(options.release)
        const outcome = await runTraining(
          { ...context, registry },
          { model: options.model, seed: options.seed, now: new Date(), onProgress: showProgress() },
        )
        if (options.json) console.log(JSON.stringify(outcome, null, 2))
        else if (outcome.published)
          console.log(`${options.model}: ${outcome.version} is published and serves.`)
        else
          console.log(
            `${options.model}: refused.\n${outcome.reasons.map((reason) => `  ${reason}`).join('\n')}`,
          )
        if (!outcome.published) process.exitCode = 1
      } finally {
        await context.close()
      }
    })
}
