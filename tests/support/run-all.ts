/**
 * `npm test` and `npm run verify`: every check, and one truthful last line over all runners. A runner that dies, a file that can't be
 * loaded or a check that fails counts as a failure, whatever the runner itself counted. What keeps one core busy runs side by side.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './browser.ts'

interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface Step {
  readonly name: string
  readonly args: readonly string[]
  /** Reads the runner's own report; a step without one counts as a single test. */
  readonly tally?: () => Tally
}

const root = join(import.meta.dirname, '..', '..')
const run = join(root, 'bin', 'run.js')
const reports = mkdtempSync(join(tmpdir(), 'mouseion-tests-'))
const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')

const types: Step = { name: 'types', args: [run, 'tsc7', '-p', 'tsconfig.json'] }
const lint: Step = { name: 'lint', args: [run, 'eslint', '.'] }
const arrows: Step = {
  name: 'imports',
  args: [run, 'depcruise', '--config', '.dependency-cruiser.cjs', 'core', 'models', 'server', 'client'],
}
const format: Step = { name: 'format', args: [run, 'prettier', '--check', '--log-level', 'warn', '.'] }
const content: Step = { name: 'content', args: ['server/cli/main.ts', 'validate'] }
const build: Step = { name: 'build', args: [run, 'vite', 'build', '--logLevel', 'warn'] }
const vitest: Step = {
  name: 'unit, contract, http, scene, loop',
  args: [run, 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
  tally: () => tallyVitest(vitestReport),
}
const playwright: Step = {
  name: 'browser',
  args: [run, 'playwright', 'test', '--reporter=line,json'],
  tally: () => tallyPlaywright(playwrightReport),
}

const verify = process.argv.includes('--verify')
/** Each lane's steps in turn. Linting takes as long as all that is beside it. */
const beside: readonly (readonly Step[])[] = [
  [lint],
  [...(verify ? [format] : []), types, arrows, content, build],
]
/** These keep every core busy by themselves. */
const after: readonly Step[] = verify ? [vitest] : [vitest, playwright]
const count = beside.flat().length + after.length

process.exitCode = await runAll()

async function runAll(): Promise<number> {
  const total = { passed: 0, failed: 0, skipped: 0 }
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
    NODE_ENV: 'test',
  }
  if (!verify) env['MOUSEION_CHROMIUM'] = ensureChromium(console.log)
  let number = 0
  /** How many failed. */
  const take = async (step: Step, output: 'shown' | 'kept'): Promise<number> => {
    const title = `\n[${++number}/${count}] ${step.name}`
    if (output === 'shown') console.log(title)
    const started = Date.now()
    // What is tested in the browser is what visitors get.
    const { code, said } = await execute(
      step,
      step === build ? { ...env, NODE_ENV: 'production' } : env,
      output,
    )
    if (output === 'kept') console.log(`${title}\n${said}`)
    const counted = step.tally?.() ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
    // A runner that ended badly without counting a failure still failed.
    const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed
    total.passed += counted.passed
    total.failed += failed
    total.skipped += counted.skipped
    console.log(
      `${step.name}: ${counted.passed} passed, ${failed} failed, ${counted.skipped} skipped in ${((Date.now() - started) / 1000).toFixed(0)} s`,
    )
    return failed
  }
  let built = true
  await Promise.all(
    beside.map(async (lane) => {
      for (const step of lane) if ((await take(step, 'kept')) > 0 && step === build) built = false
    }),
  )
  if (built) for (const step of after) await take(step, 'shown')
  rmSync(reports, { recursive: true, force: true })
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  return total.failed === 0 ? 0 : 1
}

/** `said` is what it wrote, where that is kept until its end. */
function execute(
  { args }: Step,
  env: NodeJS.ProcessEnv,
  output: 'shown' | 'kept',
): Promise<{ code: number; said: string }> {
  const to = output === 'shown' ? 'inherit' : 'pipe'
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', to, to] })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => said.push(part))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, said: Buffer.concat(said).toString().trimEnd() }))
  })
}

interface VitestReport {
  readonly testResults: readonly {
    readonly status: string
    readonly name: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

/** A file that fails to load has no assertions, and one whose hook fails calls its tests skipped: both count as failed. */
function tallyVitest(path: string): Tally {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 }
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as VitestReport
  const tally = { passed: 0, failed: 0, skipped: 0 }
  for (const file of testResults) {
    const count = (statuses: string[]) =>
      file.assertionResults.filter((a) => statuses.includes(a.status)).length
    const failed = count(['failed'])
    tally.passed += count(['passed'])
    tally.failed += file.status === 'failed' && failed === 0 ? 1 : failed
    tally.skipped += count(['skipped', 'pending', 'todo', 'disabled'])
  }
  return tally
}

function tallyPlaywright(path: string): Tally {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 }
  const { stats, errors } = JSON.parse(readFileSync(path, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
    errors: readonly unknown[]
  }
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}
