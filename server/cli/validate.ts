import { Command } from 'commander'
import { checkContent } from '../../core/content/check.ts'
import { loadContent, shippedContent } from '../content/load.ts'

export function validateCommand(): Command {
  return new Command('validate')
    .description('check the content: every file, field, reference and path')
    .option('--content <dir>', 'the content folder', shippedContent)
    .option('--json', 'print the report as JSON')
    .action(async (options: { content: string; json?: boolean }) => {
      const report = checkContent(await loadContent(options.content))
      if (options.json) console.log(JSON.stringify(report, null, 2))
      else {
        for (const { file, field, message } of report.problems) console.log(`${file}: ${field}: ${message}`)
        const counted = Object.entries(report.counts).map(([kind, count]) => `${count} ${kind}`)
        console.log(counted.join(', '))
        console.log(
          `Paths between artifacts: median of ${report.medianPath ?? 'none'} links, ${report.pairsWithoutPath} pairs without one.`,
        )
        console.log(
          report.problems.length === 0 ? 'Content is in order.' : `${report.problems.length} problems.`,
        )
      }
      if (report.problems.length > 0) process.exitCode = 1
    })
}
