import { Command } from 'commander'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MuseumConfig } from '../config.ts'
import { mostGenerated } from '../content/generate.ts'
import { dataOption, wholeNumber } from './options.ts'

interface StartOptions {
  readonly port?: number
  readonly host?: string
  readonly data: string
  readonly generated?: number
}

export function startCommand(): Command {
  return new Command('start')
    .description('open the museum: builds the page if needed, fills an empty graph, serves')
    .option('--port <number>', 'port; 0 takes any free one (default 4600)', wholeNumber(65_535))
    .option('--host <address>', 'address to listen on (default 127.0.0.1; 0.0.0.0 for the whole network)')
    .addOption(dataOption())
    .option(
      '--generated <count>',
      'a museum of this many generated artifacts in a temporary store, for measuring',
      wholeNumber(mostGenerated),
    )
    .action(start)
}

async function start({ port, host, data, generated }: StartOptions): Promise<void> {
  const { readConfig } = await import('../config.ts')
  const config = readConfig({
    dataDir: data,
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
    ...(process.env['MOUSEION_LOG'] === undefined ? { logLevel: 'warn' } : {}),
  })
  const { buildPage } = await import('../ops/build-page.ts')
  await buildPage((line) => console.log(line))
  if (generated === undefined) return serve(config)
  const dataDir = await mkdtemp(join(tmpdir(), 'mouseion-generated-'))
  try {
    await serve({ ...config, dataDir, seed: false, neo4j: undefined }, generated)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function serve(config: MuseumConfig, generated?: number): Promise<void> {
  const [{ openMuseum }, { everyAddress }] = await Promise.all([
    import('../open-museum.ts'),
    import('../ops/listening.ts'),
  ])
  const fresh = !existsSync(join(config.dataDir, 'graph.sqlite'))
  console.log(
    fresh && config.neo4j === undefined ? 'Filling the graph with the content ...' : 'Opening the graph ...',
  )
  const museum = await openMuseum(config, generated)
  console.log(`\nThe museum is open:  ${museum.url}`)
  for (const address of everyAddress.has(config.host) ? localAddresses() : [])
    console.log(`on this network:     http://${address}:${new URL(museum.url).port}`)
  console.log(`The curator's desk:  ${museum.url}/curator`)
  if (museum.firstAdminUrl !== undefined)
    console.log(`The first administrator is made here, once, within a day:\n  ${museum.firstAdminUrl}`)
  console.log('Ctrl+C closes it.')
  await untilAsked()
  console.log('Closing ...')
  await museum.close()
}

/** Resolves on SIGINT or SIGTERM, or when whoever started us (npm, our launcher) is gone without telling. */
function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    const parent = launcherPid()
    const watch = parent === undefined ? undefined : setInterval(() => isAlive(parent) || done(), 500)
    const done = () => {
      clearInterval(watch)
      resolve()
    }
    process.once('SIGINT', done)
    process.once('SIGTERM', done)
  })
}

function launcherPid(): number | undefined {
  const given = Number(process.env['MOUSEION_PARENT_PID'] ?? Number.NaN)
  if (Number.isInteger(given)) return given
  return process.env['npm_lifecycle_event'] === undefined ? undefined : process.ppid
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const localAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter((a) => a.family === 'IPv4' && !a.internal).map((a) => a.address),
  )
