/**
 * What learning costs a page: the time from a readable page to its first recommendation, on a first visit and on the next page of the
 * same visit; and the longest turn of the page's own thread that speaks with the models' worker. The floor, in the same page: a
 * worker that does nothing, from its start to its echo, and a second echo. `node bench/learning-in-page.ts [--json] [--visits N]`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { readConfig } from '../server/config.ts'
import { openMuseum } from '../server/open-museum.ts'
import { buildPage } from '../server/ops/build-page.ts'
import { chromiumFlags, ensureChromium } from '../tests/support/browser.ts'

interface Watch {
  /** When a page's heading came, and its first recommendation, by heading. */
  readonly pages: Record<string, { readyMs: number; nextMs?: number }>
  longestTurnMs: number
}
interface Visited {
  readonly first: number
  readonly next: number
  readonly longestTurnMs: number
  readonly floor: { readonly startMs: number; readonly echoMs: number }
}
declare global {
  var learning: Watch
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, visits: { type: 'string', default: '9' } },
})
const figures = await measure(Number(values.visits))
if (values.json) console.log(JSON.stringify({ bench: 'learning-in-page', ...figures }, null, 2))
else console.table([figures])

async function measure(visits: number) {
  await buildPage(console.error)
  const folder = mkdtempSync(join(tmpdir(), 'mouseion-learning-'))
  const museum = await openMuseum(
    readConfig({ dataDir: folder, port: 0, neo4j: undefined, logLevel: 'silent' }),
  )
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] })
  try {
    // The browser's own first page is slower than any other.
    await visit(browser, museum.url)
    const all: Visited[] = []
    for (let i = 0; i < visits; i++) all.push(await visit(browser, museum.url))
    const middle = (of: (one: Visited) => number) => Math.round(median(all.map(of)) * 10) / 10
    return {
      visits,
      firstMs: middle(({ first }) => first),
      workerMs: middle(({ floor }) => floor.startMs),
      nextPageMs: middle(({ next }) => next),
      echoMs: middle(({ floor }) => floor.echoMs),
      longestTurnMs: Math.round(Math.max(...all.map(({ longestTurnMs }) => longestTurnMs)) * 10) / 10,
    }
  } finally {
    await browser.close()
    await museum.close()
    rmSync(folder, { recursive: true })
  }
}

/** A context of its own has a cache of its own. */
async function visit(browser: Browser, url: string): Promise<Visited> {
  const page = await browser.newPage({ viewport: { width: 960, height: 600 }, reducedMotion: 'reduce' })
  await page.addInitScript(watch)
  await page.goto(`${url}/artifacts/ming-pipa?lang=en`)
  const first = await recommended(page, 0)
  // The engine is on the device before the next page is asked for.
  await page.waitForLoadState('networkidle')
  await page.locator('[data-testid="next"] ol > li a').first().click()
  const next = await recommended(page, 1)
  const floor = await page.evaluate(bareWorker)
  const longestTurnMs = await page.evaluate(() => globalThis.learning.longestTurnMs)
  await page.close()
  return { first, next, floor, longestTurnMs }
}

/** Milliseconds from the heading of the page of this number to its first recommendation. */
async function recommended(page: Page, number: number): Promise<number> {
  const found = await page.waitForFunction(
    (index) => {
      const { readyMs = 0, nextMs } = Object.values(globalThis.learning.pages)[index] ?? {}
      return nextMs === undefined ? undefined : { ms: nextMs - readyMs }
    },
    number,
    { timeout: 60_000, polling: 50 },
  )
  return (await found.jsonValue())!.ms
}

/** Runs in the page, before its own scripts. */
function watch(): void {
  const learning: Watch = { pages: {}, longestTurnMs: 0 }
  globalThis.learning = learning
  const timed = <Given extends unknown[], Result>(run: (...given: Given) => Result) =>
    function (this: unknown, ...given: Given): Result {
      const start = performance.now()
      try {
        return run.apply(this, given)
      } finally {
        learning.longestTurnMs = Math.max(learning.longestTurnMs, performance.now() - start)
      }
    }
  const { prototype } = Worker
  // eslint-disable-next-line @typescript-eslint/unbound-method -- Called with the worker that it was called on.
  prototype.postMessage = timed(prototype.postMessage as (message: unknown) => void)
  const handler = Object.getOwnPropertyDescriptor(prototype, 'onmessage')!
  // eslint-disable-next-line @typescript-eslint/unbound-method -- Bound to the worker below.
  const { set } = handler
  Object.defineProperty(prototype, 'onmessage', {
    ...handler,
    set(this: Worker, listener: (event: MessageEvent) => void) {
      set!.call(this, timed(listener))
    },
  })
  new MutationObserver(() => {
    const now = performance.now()
    const heading = document.querySelector('h1')?.textContent
    if (!heading) return
    const page = (learning.pages[heading] ??= { readyMs: now })
    const list = document.querySelector('[data-testid="next"] ol > li')
    if (list && !list.closest('[aria-busy="true"]')) page.nextMs ??= now
  }).observe(document, { childList: true, subtree: true })
}

/** Runs in the page. */
async function bareWorker(): Promise<{ startMs: number; echoMs: number }> {
  const url = URL.createObjectURL(
    new Blob(['onmessage = ({ data }) => postMessage(data)'], { type: 'text/javascript' }),
  )
  const start = performance.now()
  const worker = new Worker(url)
  const echo = () =>
    new Promise((resolve) => {
      worker.addEventListener('message', resolve, { once: true })
      worker.postMessage('')
    })
  await echo()
  const startMs = performance.now() - start
  await echo()
  worker.terminate()
  return { startMs, echoMs: performance.now() - start - startMs }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!
}
