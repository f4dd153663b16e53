import { Command, Option } from 'commander'
import { modelNames } from '../../models/bundle.ts'
import type { ModelName } from '../../models/bundle.ts'
import { dataOption } from './options.ts'

const registry = async (data: string) => (await import('../trainer/registry.ts')).openMuseumRegistry(data)
const modelOption = () =>
  new Option('--model <name>', 'which model').choices(modelNames).makeOptionMandatory()

export function modelsCommand(): Command {
  const models = new Command('models').description('the models of this museum: list, promote, roll back')
  models
    .command('list')
    .description('every version, and which serve')
    .addOption(dataOption())
    .option('--json', 'print as JSON')
    .action(async (options: { data: string; json?: boolean }) => {
      const versions = (await registry(options.data)).list()
      if (options.json) return console.log(JSON.stringify(versions, null, 2))
      for (const { manifest, current, origin } of versions) {
        console.log(
          `${current ? '*' : ' '} ${manifest.model.padEnd(12)} ${manifest.version.padEnd(26)} ${origin.padEnd(8)} ${manifest.method.name}`,
        )
      }
    })
  models
    .command('promote')
    .description('let a version serve')
    .addOption(modelOption())
    .requiredOption('--to <version>', 'the version')
    .addOption(dataOption())
    .action(async (options: { model: ModelName; to: string; data: string }) => {
      ;(await registry(options.data)).promote(options.model, options.to)
      console.log(`${options.model}: ${options.to} serves now.`)
    })
  models
    .command('rollback')
    .description('let the version before serve again; open museums follow')
    .addOption(modelOption())
    .addOption(dataOption())
    .action(async (options: { model: ModelName; data: string }) => {
      const version = (await registry(options.data)).rollback(options.model)
      console.log(`${options.model}: back to ${version}.`)
    })
  models
    .command('measure')
    .description(
      'measure the language model in use again, as it answers today, and publish its files with that card',
    )
    .addOption(dataOption())
    .option(
      '--release <key>',
      'for those who ship Mouseion: the model in models/published, signed with this private key',
    )
    .action(async ({ data, release }: { data: string; release?: string }) => {
      const { openTrainingContext } = await import('../trainer/context.ts')
      const { readLanguageCorpus } = await import('../trainer/corpora/language.ts')
      const { measureLanguage } = await import('../trainer/measure.ts')
      const { releaseRegistry } = await import('../trainer/registry.ts')
      const { createNodeRuntime } = await import('../ort/node-runtime.ts')
      const context = await openTrainingContext(data)
      try {
        const own = release === undefined ? context.registry : releaseRegistry(release)
        const { version } = await measureLanguage({
          corpus: await readLanguageCorpus(context.store),
          registry: own,
          runtime: createNodeRuntime(),
          now: new Date(),
        })
        console.log(`language: ${version} has today's figures and serves.`)
      } finally {
        await context.close()
      }
    })
  return models
}
