import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { expect, test } from './support/museum.ts'

test.use({ viewport: { width: 640, height: 360 }, permissions: ['clipboard-read', 'clipboard-write'] })
test.setTimeout(480_000)

const tool = (page: Page, name: string) => page.locator(`[data-tool="${name}"]`)

/** Software rendering on a busy machine takes its time; nothing else is waited for so long. */
const slow = { timeout: 150_000 }

/** The eye has come near. */
async function arrived(page: Page, back: string): Promise<void> {
  await expect(page.getByTestId('looking')).toBeVisible(slow)
  await expect(page.locator('.panel').getByRole('button', { name: back })).toHaveAttribute(
    'aria-busy',
    'false',
    slow,
  )
}

async function openTool(page: Page, name: string): Promise<void> {
  const summary = tool(page, name).locator('summary')
  await summary.focus()
  await page.keyboard.press('Enter')
}

async function copiedLink(page: Page): Promise<string> {
  const button = page.getByRole('button', { name: 'Copy a link to exactly this view' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('announcer')).toHaveText('The link is copied.')
  return page.evaluate(() => navigator.clipboard.readText())
}

test('by keyboard alone one measures, cuts, rakes, and comes back to the same view by its link', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/gallery/signs-that-stay?at=indus-unicorn-seal&lang=en')
  const look = page.getByRole('button', { name: 'Look closely' })
  await look.focus(slow)
  await page.keyboard.press('Enter')
  await arrived(page, 'Step back')

  await openTool(page, 'measure')
  await tool(page, 'measure').getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await page.locator('canvas').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('announcer')).toHaveText('First point set. Set the second.')
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const distance = page.getByTestId('distance')
  await expect(distance).toHaveText(/^[1-9][\d.]* mm$/)
  await expect(page.getByTestId('announcer')).toHaveText(
    /^Distance: [1-9][\d.]* mm\. On the reconstruction, not on the object itself\.$/,
  )
  const measured = (await distance.textContent())!
  await page.getByRole('button', { name: 'Turn left' }).focus()
  await page.keyboard.press('Enter')
  await expect(distance).toHaveText(measured)

  await openTool(page, 'cut')
  await tool(page, 'cut').getByRole('checkbox').first().focus()
  await page.keyboard.press('Space')
  const where = tool(page, 'cut').getByRole('slider')
  await expect(where).toHaveAttribute('aria-valuetext', 'at 5 mm')
  await where.focus()
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowLeft')
  await expect(where).toHaveAttribute('aria-valuetext', 'at 4 mm')

  await openTool(page, 'light')
  await tool(page, 'light').getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await tool(page, 'light').getByRole('slider').first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(tool(page, 'light').getByRole('slider').first()).toHaveAttribute(
    'aria-valuetext',
    '305°, above left',
  )

  await openTool(page, 'share')
  const link = await copiedLink(page)
  expect(Object.fromEntries(new URL(link).searchParams)).toMatchObject({
    at: 'indus-unicorn-seal',
    turn: '-30',
    light: '305 18',
    cut: 'z 0.4',
  })

  await page.goto('about:blank')
  await page.goto(link)
  await expect(page.getByTestId('distance')).toHaveText(measured, slow)
  await expect(tool(page, 'cut')).toHaveAttribute('data-in-use', 'true')
  await openTool(page, 'cut')
  await expect(tool(page, 'cut').getByRole('slider')).toHaveAttribute('aria-valuetext', 'at 4 mm')
  await openTool(page, 'share')
  await expect.poll(() => copiedLink(page), slow).toBe(link)
})

test('details are gone to by buttons over the picture and beside it, and a picture is saved with its credit line', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/gallery/signs-that-stay?at=indus-unicorn-seal&lang=zh')
  const look = page.getByRole('button', { name: '近看', exact: true })
  await look.focus(slow)
  await page.keyboard.press('Enter')
  await arrived(page, '退后')
  const first = page.getByRole('button', { name: '看点 1：未解之文' })
  await first.focus(slow)
  await page.keyboard.press('Enter')
  await expect(first).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByTestId('note')).toContainText('至今未解')
  await expect(page.getByTestId('announcer')).toContainText('未解之文')

  await page.getByRole('button', { name: '独角兽', exact: true }).press('Enter')
  await expect(page.getByTestId('note')).toContainText('独角侧身兽')

  await openTool(page, 'share')
  const [saved] = await Promise.all([
    page.waitForEvent('download', slow),
    page.getByRole('button', { name: '存下图片及署名' }).press('Enter'),
  ])
  expect(saved.suggestedFilename()).toBe('indus-unicorn-seal.png')
  const png = readFileSync(await saved.path())
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const seen = await page
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => canvas.height / canvas.width)
  // Below the picture there is room for the credit line.
  expect(height / width).toBeGreaterThan(seen + 0.1)
})

test('on a narrow screen the page is as high as the screen: only the panel scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 })
  await page.goto('/gallery/signs-that-stay?lang=en')
  await expect(page.locator('.rooms .panel .stops').first()).toBeVisible(slow)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(780)
})
