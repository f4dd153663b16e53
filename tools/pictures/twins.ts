/** Pictures of twins from the still's camera, drawn by a headless Chromium. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import type { Browser } from 'playwright'
import { build } from 'vite'
import { z } from 'zod'
import type { StillOptions } from '../../client/twins/stills/stills.ts'
import { twinFactsSchema, type TwinFacts } from '../../core/twin/facts.ts'

const root = resolve(import.meta.dirname, '..', '..')

export interface TwinStudio {
  picture(facts: TwinFacts, options: StillOptions): Promise<Buffer>
  close(): Promise<void>
}

export async function openTwinStudio(browser: Browser): Promise<TwinStudio> {
  const folder = await buildPage()
  const { server, url } = await serve(folder)
  const page = await browser.newPage({ viewport: { width: 1080, height: 1080 } })
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
  page.on('pageerror', (error) => console.error(error.message))
  await page.goto(url)
  await page.waitForFunction(() => typeof globalThis.renderStill === 'function')
  return {
    picture: async (facts, options) => {
      const picture = await page.evaluate((still) => globalThis.renderStill(still.facts, still.options), {
        facts,
        options,
      })
      return Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64')
    },
    close: async () => {
      await page.close()
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const artifactSchema = z.looseObject({
  slug: z.string().exactOptional(),
  twin: twinFactsSchema.exactOptional(),
})

/** Every artifact that the museum ships, with the facts of its twin. */
export function shippedTwins(): [slug: string, facts: TwinFacts][] {
  const exhibits = join(root, 'content', 'exhibits')
  return readdirSync(exhibits).flatMap((exhibit) => {
    const folder = join(exhibits, exhibit, 'artifacts')
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .flatMap((file): [string, TwinFacts][] => {
        const artifact = artifactSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
        return artifact.twin ? [[artifact.slug ?? file.replace(/\.json$/, ''), artifact.twin]] : []
      })
  })
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

async function buildPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'mouseion-stills-'))
  await build({
    configFile: false,
    root: join(root, 'client', 'twins', 'stills'),
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2023', minify: false, chunkSizeWarningLimit: 20_000 },
  })
  return outDir
}

async function serve(folder: string): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = join(folder, path === '/' ? 'index.html' : path)
    try {
      const body = readFileSync(file)
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream').end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the still server has no port')
  return { server, url: `http://127.0.0.1:${address.port}/` }
}
