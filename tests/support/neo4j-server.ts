/**
 * A real Neo4j 5.26 for tests: the one that NEO4J_TEST_URI names (its database is cleared by tests!), else the server's own jars from
 * Maven Central run by Java 17 or newer, else Docker, else the reason why there is none. A plain module: vitest and Playwright use it.
 */
import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface TestNeo4j {
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly database: string
  stop(): Promise<void>
}
export interface NoNeo4j {
  readonly skip: string
}

const run = promisify(execFile)
const recipe = fileURLToPath(new URL('neo4j/', import.meta.url))
const cache = fileURLToPath(new URL('../../.cache/neo4j/', import.meta.url))

/** Takes about ten seconds, and a download of 116 MB the first time. Errors: a server that was found but does not start. */
export async function startNeo4j(): Promise<TestNeo4j | NoNeo4j> {
  const given = process.env.NEO4J_TEST_URI
  if (given !== undefined && given !== '') {
    return {
      uri: given,
      user: process.env.NEO4J_TEST_USER ?? 'neo4j',
      password: process.env.NEO4J_TEST_PASSWORD ?? '',
      database: process.env.NEO4J_TEST_DATABASE ?? 'neo4j',
      stop: async () => {},
    }
  }
  const java = await findJava()
  const jars = 'skip' in java ? java : await findJars()
  if (!('skip' in java) && !('skip' in jars)) return await startJava(java.command, jars.folder)
  const docker = await startDocker()
  if (!('skip' in docker)) return docker
  const missing = 'skip' in java ? java.skip : 'skip' in jars ? jars.skip : ''
  return { skip: `no Neo4j: NEO4J_TEST_URI is not set, ${missing}, and ${docker.skip}` }
}

async function findJava(): Promise<{ command: string } | NoNeo4j> {
  const home = process.env.JAVA_HOME
  const command = home === undefined || home === '' ? 'java' : join(home, 'bin', 'java')
  const { stdout } = await run(command, ['--list-modules']).catch(() => ({ stdout: '' }))
  const version = Number(/^java\.base@(\d+)/m.exec(stdout)?.[1] ?? 0)
  if (version < 17) return { skip: version === 0 ? 'there is no Java' : `Java ${version} is older than 17` }
  if (!stdout.includes('jdk.compiler')) return { skip: 'Java is here without its compiler' }
  return { command }
}

/** Fetched into a private folder that is then renamed, so that several runs need no lock. */
async function findJars(): Promise<{ folder: string } | NoNeo4j> {
  const version = /<artifactId>neo4j<\/artifactId>\s*<version>([^<]+)</.exec(
    await readFile(join(recipe, 'pom.xml'), 'utf8'),
  )?.[1]
  const folder = join(cache, `lib-${version}`)
  if (existsSync(folder)) return { folder }
  await mkdir(cache, { recursive: true })
  const part = await mkdtemp(join(cache, 'part-'))
  try {
    const goal = ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${part}`]
    await run('mvn', [...goal, '-f', join(recipe, 'pom.xml')], { timeout: 110_000 })
    await rename(part, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error
    })
    return { folder }
  } catch (error) {
    const { code } = error as { code?: unknown }
    return { skip: code === 'ENOENT' ? 'there is no Maven' : "Maven could not fetch the server's jars" }
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}

async function startJava(command: string, jars: string): Promise<TestNeo4j> {
  const home = await mkdtemp(join(tmpdir(), 'mouseion-neo4j-'))
  const password = randomBytes(12).toString('hex')
  const options = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', join(jars, '*')]
  const server = spawn(command, [...options, join(recipe, 'TestServer.java'), home], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  server.stdin.write(`${password}\n`)
  const stop = async () => {
    await killed(server)
    await rm(home, { recursive: true, force: true })
  }
  try {
    const port = await readyPort(server)
    return { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password, database: 'neo4j', stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The port of the line `READY port`; what Java wrote instead is the error. */
function readyPort(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const said: string[] = []
    server.stderr!.on('data', (text: Buffer) => said.push(text.toString()))
    createInterface({ input: server.stdout! }).on('line', (line) => {
      if (line.startsWith('READY ')) resolve(Number(line.slice(6)))
      else said.push(`${line}\n`)
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`Neo4j did not start: ${said.join('').slice(-2_000)}`)))
  })
}

function killed(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill('SIGKILL')
  })
}

async function startDocker(): Promise<TestNeo4j | NoNeo4j> {
  const engine = await run('docker', ['info'], { timeout: 5_000 }).catch(() => undefined)
  if (engine === undefined) return { skip: 'no Docker engine answers' }
  const password = randomBytes(12).toString('hex')
  const environment = ['-e', `NEO4J_AUTH=neo4j/${password}`, '-e', 'NEO4J_server_memory_heap_max__size=512m']
  const { stdout } = await run('docker', [
    ...['run', '-d', '--rm', '-p', '127.0.0.1::7687', ...environment, 'neo4j:5.26-community'],
  ])
  const container = stdout.trim()
  const stop = async () => void (await run('docker', ['rm', '-f', container]))
  try {
    const { stdout: address } = await run('docker', ['port', container, '7687'])
    await dockerReady(container)
    const uri = `bolt://${address.trim().split('\n')[0]}`
    return { uri, user: 'neo4j', password, database: 'neo4j', stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The server says `Started.` in its log when it takes connections. */
function dockerReady(container: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const log = spawn('docker', ['logs', '-f', container], { stdio: ['ignore', 'pipe', 'ignore'] })
    createInterface({ input: log.stdout }).on('line', (line) => {
      if (!line.includes('Started.')) return
      resolve()
      log.kill()
    })
    log.once('error', reject)
    log.once('exit', () => reject(new Error('Neo4j in Docker ended before it was ready')))
  })
}
