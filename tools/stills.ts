/**
 * Renders the catalogue's stills: `node tools/stills.ts` draws every artifact's twin into content/stills/<slug>.webp;
 * `--only SLUG,...`, `--samples` (one per form), `--out DIR`, `--png`, `--lod near|room|far`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { z } from 'zod'
import type { StillOptions } from '../client/twins/stills/stills.ts'
import { chromiumFlags, ensureChromium } from '../tests/support/browser.ts'
import { sampleTwins } from '../tests/support/sample-twins.ts'
import { openTwinStudio, shippedTwins } from './pictures/twins.ts'

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

const lodSchema = z.enum(['near', 'room', 'far'])
async function main(): Promise<void> {
  const wanted = values.only?.split(',')
  const shown = values.samples ? Object.entries(sampleTwins) : shippedTwins()
  const list = shown.filter(([slug]) => wanted === undefined || wanted.includes(slug))
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] })
  mkdirSync(values.out, { recursive: true })
  try {
    const studio = await openTwinStudio(browser)
    const options: StillOptions = {
      size: Number(values.size),
      type: values.png ? 'image/png' : 'image/webp',
      largestBytes: values.png ? Infinity : largestBytes,
      lod: lodSchema.parse(values.lod),
      ...(values.turn === undefined ? {} : { turnDeg: Number(values.turn) }),
    }
    for (const [slug, facts] of list) {
      const started = performance.now()
      const bytes = await studio.picture(facts, options)
      writeFileSync(join(values.out, `${slug}.${values.png ? 'png' : 'webp'}`), bytes)
      console.log(
        `${slug}  ${(bytes.length / 1000).toFixed(0)} kB  ${((performance.now() - started) / 1000).toFixed(1)} s`,
      )
    }
    await studio.close()
  } finally {
    await browser.close()
  }
}

await main()
