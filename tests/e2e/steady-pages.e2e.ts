import type { Page } from '@playwright/test'
import { expect, test } from './support/museum.ts'
import { onePageOfEachKind } from './support/pages.ts'

const widths = { phone: 390, tablet: 834, desk: 1440 } as const

/** Below this nobody sees it: a fifth of what Core Web Vitals calls good. */
const mostShift = 0.02

interface Shift {
  readonly value: number
  readonly moved: readonly string[]
}

/** Keeps what moved without the visitor's doing; must come before the page's own scripts. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        readonly value: number
        readonly hadRecentInput: boolean
        readonly sources: readonly { readonly node: Node | null }[]
      })[])
        if (!entry.hadRecentInput)
          shifts.push({
            value: entry.value,
            moved: entry.sources.map(({ node }) =>
              node instanceof Element ? `${node.localName}.${node.className}` : String(node?.nodeName),
            ),
          })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  // What the server answers comes after the first picture, as on a slow line.
  await page.route('**/api/**', async (route) => {
    await page
      .evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      .catch(() => undefined)
    await route.continue()
  })
}

for (const [name, width] of Object.entries(widths))
  for (const language of ['en', 'zh'] as const)
    test(`nothing moves by itself and nothing runs off the side: ${name}, ${language}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await watchShifts(page)
      for (const path of onePageOfEachKind) {
        await page.goto(`${path}?lang=${language}`)
        await page.waitForLoadState('networkidle')
        const seen = await page.evaluate(async () => {
          await document.fonts.ready
          const { clientWidth, scrollWidth } = document.documentElement
          return {
            shifts: (window as unknown as { shifts: Shift[] }).shifts,
            over: scrollWidth - clientWidth,
          }
        })
        const shift = seen.shifts.reduce((sum, { value }) => sum + value, 0)
        expect
          .soft(shift, `${path} moves: ${JSON.stringify(seen.shifts.slice(0, 4))}`)
          .toBeLessThanOrEqual(mostShift)
        expect.soft(seen.over, `${path} is wider than its window, in pixels`).toBe(0)
      }
    })
