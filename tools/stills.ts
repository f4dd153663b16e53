/**
 * Renders the catalogue's stills: `node tools/stills.ts` draws every artifact's twin into content/stills/<slug>.webp;
 * `--only SLUG,...`, `--samples` (one per form), `--out DIR`, `--png`, `--lod near|room|far`.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { build } from 'vite'
import { z } from 'zod'
import type { StillOptions } from '../client/twins/stills/stills.ts'
import { twinFactsSchema, type TwinFacts } from '../core/twin/facts.ts'
import { chromiumFlags, ensureChromium } from '../tests/support/browser.ts'
import { sampleTwins } from '../tests/support/sample-twins.ts'

const root = resolve(import.meta.dirname, '..')
const largestBytes = 60_000

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    samples: { type: 'boolean', default: false },
    out: { type: 'string', default: join(root, 'content', 'stills') },
    png: { type: 'boolean', default: false },
    lod: { type: 'string', default: 'near' },
    size: { type: 'string', default: '900' },
    turn: { type: 'string' },
  },
})

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

const lodSchema = z.enum(['near', 'room', 'far'])
const artifactSchema = z.looseObject({
  slug: z.string().exactOptional(),
  twin: twinFactsSchema.exactOptional(),
})

function artifacts(): [slug: string, facts: TwinFacts][] {
  if (values.samples) return Object.entries(sampleTwins)
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

async function main(): Promise<void> {
  const wanted = values.only?.split(',')
  const list = artifacts().filter(([slug]) => wanted === undefined || wanted.includes(slug))
  const folder = await buildPage()
  const { server, url } = await serve(folder)
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] })
  mkdirSync(values.out, { recursive: true })
  try {
    const page = await browser.newPage({ viewport: { width: 1080, height: 1080 } })
    page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
    page.on('pageerror', (error) => console.error(error.message))
    await page.goto(url)
    await page.waitForFunction(() => typeof globalThis.renderStill === 'function')
    const options: StillOptions = {
      size: Number(values.size),
      type: values.png ? 'image/png' : 'image/webp',
      largestBytes: values.png ? Infinity : largestBytes,
      lod: lodSchema.parse(values.lod),
      ...(values.turn === undefined ? {} : { turnDeg: Number(values.turn) }),
    }
    for (const [slug, facts] of list) {
      const started = performance.now()
      const picture = await page.evaluate((still) => globalThis.renderStill(still.facts, still.options), {
        facts,
        options,
      })
      const bytes = Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64')
      writeFileSync(join(values.out, `${slug}.${values.png ? 'png' : 'webp'}`), bytes)
      console.log(
        `${slug}  ${(bytes.length / 1000).toFixed(0)} kB  ${((performance.now() - started) / 1000).toFixed(1)} s`,
      )
    }
  } finally {
    await browser.close()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
