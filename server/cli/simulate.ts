import { Command } from 'commander'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedNumber, wholeNumber } from './options.ts'
import { showProgress } from './progress.ts'

interface SimulateOptions {
  readonly visitors: number
  readonly seed: number
  readonly url?: string
  readonly json?: boolean
}

export function simulateCommand(): Command {
  return new Command('simulate')
    .description('send simulated visitors through the museum; they use its API and log what they do')
    .option('--visitors <number>', 'how many', wholeNumber(1_000_000), 1_000)
    .option('--seed <number>', 'the same seed makes the same visitors', seedNumber, 1)
    .option('--url <address>', 'a running museum; without it, one of their own that is gone afterwards')
    .option('--json', 'print the report as JSON')
    .action(async ({ visitors, seed, url, json }: SimulateOptions) => {
      const [{ createClient }, { simulate }, { shippedContent }] = await Promise.all([
        import('../../core/api/client.ts'),
        import('../simulator/simulate.ts'),
        import('../content/load.ts'),
      ])
      const own = url === undefined ? await ownMuseum() : undefined
      const progress = showProgress()
      try {
        const report = await simulate({
          client: createClient({ baseUrl: url ?? own!.url }),
          contentDir: shippedContent,
          visitors,
          seed,
          nowMs: Date.now(),
          onProgress: (done) => progress({ stage: 'visits', done }),
        })
        if (json) console.log(JSON.stringify(report, null, 2))
        else
          console.log(
            `${report.visits} visits logged ${report.events} events; ${report.chosenFromSlates} of ${report.slates} slates led on.`,
          )
      } finally {
        await own?.close()
      }
    })
}

async function ownMuseum(): Promise<{ url: string; close(): Promise<void> }> {
  const [{ readConfig }, { openMuseum }] = await Promise.all([
    import('../config.ts'),
    import('../open-museum.ts'),
  ])
  const dataDir = await mkdtemp(join(tmpdir(), 'mouseion-simulated-'))
  const unlimited = 1_000_000
  const limits = { reads: unlimited, writes: unlimited, events: unlimited, predictions: unlimited }
  const museum = await openMuseum(readConfig({ dataDir, port: 0, logLevel: 'error', rateLimits: limits }))
  return {
    url: museum.url,
    async close() {
      await museum.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
