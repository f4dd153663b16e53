/** What every end-to-end test starts from: a real museum on a free port, and a page that fails on any request to an outside host. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import { startNeo4j } from '../../support/neo4j-server.ts'
import type { TestNeo4j } from '../../support/neo4j-server.ts'
import { knownNames } from '../../../tools/shaders/left-out.ts'

const root = join(import.meta.dirname, '..', '..', '..')

export interface E2eMuseum {
  readonly url: string
  readonly firstAdminUrl: string
  readonly dataDir: string
  close(): Promise<void>
}

export type Store = 'sqlite' | 'neo4j'

export async function openE2eMuseum(neo4j?: TestNeo4j): Promise<E2eMuseum> {
  const clientDir = join(root, 'dist', 'client')
  if (!existsSync(join(clientDir, 'index.html')))
    throw new Error('The page is not built: run `npm run build` first.')
  const dataDir = await mkdtemp(join(tmpdir(), 'mouseion-e2e-'))
  const most = 1_000_000
  const settings = {
    port: 0,
    dataDir,
    clientDir,
    logLevel: 'error',
    ...(neo4j === undefined
      ? {}
      : { neo4j: { uri: neo4j.uri, user: neo4j.user, password: neo4j.password, database: neo4j.database } }),
    rateLimits: { reads: most, writes: most, events: most, predictions: most, auth: most },
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts')], {
    env: { ...process.env, MUSEUM_SETTINGS: JSON.stringify(settings), NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    void gone.then((code) => reject(new Error(`the museum ended with code ${code} before it was open`)))
  })
  const { url, firstAdminUrl } = JSON.parse(line) as { url: string; firstAdminUrl: string }
  return {
    url,
    firstAdminUrl,
    dataDir,
    async close() {
      child.stdin.end()
      await gone
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

interface Faults {
  /** Requests to another host than the museum's. */
  readonly outside: string[]
  /** What the browser or the page complained of: refused by the content policy, thrown and not caught, left out of its shaders. */
  readonly complaints: string[]
}

interface TestParts {
  readonly faults: Faults
}
interface WorkerParts {
  /** Which store the museum keeps its graph in; set by the project (playwright.config.ts). */
  readonly store: Store
  /** A name of its own gives a test file a museum of its own. */
  readonly own: string
  readonly museum: E2eMuseum
}

export const test = base.extend<TestParts, WorkerParts>({
  store: ['sqlite', { option: true, scope: 'worker' }],
  own: ['', { option: true, scope: 'worker' }],
  museum: [
    async ({ store }, use) => {
      const neo4j = store === 'neo4j' ? await startNeo4j() : undefined
      if (neo4j !== undefined && 'skip' in neo4j) {
        base.skip(true, neo4j.skip)
        return
      }
      const museum = await openE2eMuseum(neo4j)
      await use(museum)
      await museum.close()
      await neo4j?.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ museum }, use) => use(museum.url),
  faults: [
    async ({ context, museum }, use) => {
      const faults: Faults = { outside: [], complaints: [] }
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url())
        if (/^https?:|^wss?:/.test(protocol) && origin !== museum.url) faults.outside.push(request.url())
      })
      context.on('weberror', (error) => faults.complaints.push(String(error.error())))
      context.on('console', (message) => {
        if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text()))
          faults.complaints.push(message.text())
      })
      await context.exposeFunction('sayShaderName', (name: string, value: string) => {
        const known = knownNames(name)
        if (known && (known.value ?? '') !== Number(value || '1'))
          faults.complaints.push(`a shader is asked for ${name} ${value}, which the build leaves out`)
      })
      await context.addInitScript(sayShaderNames)
      await use(faults)
      base.expect(faults.outside, 'requests to outside hosts').toEqual([])
      base.expect(faults.complaints, 'complaints of the browser').toEqual([])
    },
    { auto: true },
  ],
})
export { expect } from '@playwright/test'

/** Runs in the page: says once each name that a shader is compiled with. */
function sayShaderNames(): void {
  const said = new Set<string>()
  const methods = WebGL2RenderingContext.prototype as unknown as Record<
    string,
    (this: WebGL2RenderingContext, shader: WebGLShader, source: string) => void
  >
  const say = (globalThis as unknown as { sayShaderName: (name: string, value: string) => Promise<void> })
    .sayShaderName
  const original = methods['shaderSource']!
  methods['shaderSource'] = function (shader, source) {
    for (const [line, name, value] of source.matchAll(/^#define (\w+)\b[ \t]*(.*)$/gm)) {
      if (!said.has(line)) void say(name!, value!.trim())
      said.add(line)
    }
    original.call(this, shader, source)
  }
}

/** Answers the consent bar. */
export async function answerConsent(page: Page, answer: 'Yes' | 'No'): Promise<void> {
  await page.getByRole('button', { name: answer, exact: true }).click()
}
