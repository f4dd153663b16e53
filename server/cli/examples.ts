import { Command } from 'commander'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check, ExampleReport } from '../../models/examples/index.ts'
import { parseSentences } from '../../models/text/corpus.ts'
import { loadContent } from '../content/load.ts'
import { createNodeRuntime } from '../ort/node-runtime.ts'

const models = join(import.meta.dirname, '..', '..', 'models')

export function examplesCommand(): Command {
  return new Command('examples')
    .description(
      "compute the methods' formulas and worked examples, and check them against values known beforehand",
    )
    .argument('[ids...]', 'which, for example F18 N4 A1-1; all where none is named')
    .option('--list', 'only say which there are')
    .option('--json', 'print the reports as JSON')
    .action(async (ids: string[], options: { list?: boolean; json?: boolean }) => {
      const { examples, runExample } = await import('../../models/examples/index.ts')
      const wanted = ids.map((id) => id.toUpperCase())
      const unknown = wanted.find((id) => !examples.some((example) => example.id === id))
      if (unknown !== undefined)
        throw new Error(`there is no example ${unknown}; \`mouseion examples --list\` names all of them`)
      const chosen = examples.filter(({ id }) => wanted.length === 0 || wanted.includes(id))
      if (options.list)
        return chosen.forEach(({ id, title }) => console.log(`${id.padEnd(6)}${title.en} ${title.zh}`))
      const context = {
        runtime: createNodeRuntime(),
        content: await loadContent(),
        sentences: parseSentences(
          readFileSync(join(models, 'text', 'corpus', 'subjects.tsv'), 'utf8'),
          'subject',
        ).filter(({ language }) => language === 'en'),
        channels: shippedChannels(),
      }
      const reports: ExampleReport[] = []
      for (const example of chosen) {
        const report = await runExample(example, context)
        reports.push(report)
        if (!options.json) print(report)
      }
      if (options.json) console.log(JSON.stringify(reports, null, 2))
      const failed = reports.filter((report) => !report.holds)
      if (!options.json)
        console.log(
          `${reports.length - failed.length} of ${reports.length} hold${failed.length ? `; not: ${failed.map(({ id }) => id).join(', ')}` : ''}.`,
        )
      if (failed.length > 0) process.exitCode = 1
    })
}

function shippedChannels() {
  const text = readFileSync(join(models, 'published', 'channels.json'), 'utf8')
  const channels = JSON.parse(text) as Record<string, { current: string }>
  return Object.entries(channels).map(([model, { current }]) => ({ model, version: current }))
}

function print({ id, title, form, lines, checks }: ExampleReport): void {
  console.log(`${id}  ${title.en} ${title.zh}`)
  console.log(`    ${form}`)
  for (const line of lines) console.log(`    ${line}`)
  for (const check of checks) console.log(`  ${check.holds ? '✓' : '✗'} ${sentence(check)}`)
  console.log('')
}

function sentence({ what, found, expected, rule, within }: Check): string {
  const shown = (value: number | string) =>
    typeof value === 'number' ? Number(value.toPrecision(6)).toString() : value
  if (rule === 'equal')
    return `${what}: ${shown(found)}${found === expected ? '' : ` (expected ${shown(expected)}${within === undefined ? '' : ` within ${shown(within)}`})`}`
  return `${what}: ${shown(found)}, ${rule} ${shown(expected)}`
}
