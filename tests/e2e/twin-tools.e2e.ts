import { expect, test } from './support/museum.ts'

test.use({ viewport: { width: 640, height: 360 } })
test.setTimeout(480_000)

/** Software rendering on a busy machine takes its time. */
const slow = { timeout: 150_000 }

test('a life and a making are played by keyboard, said in Chinese, and the focus stays where it was', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/gallery/signs-that-stay?at=flood-tablet&lang=zh')
  const look = page.getByRole('button', { name: '近看', exact: true })
  await look.focus(slow)
  await page.keyboard.press('Enter')
  const [life, making] = ['life', 'making'].map((name) => page.locator(`[data-tool="${name}"]`))
  const said = page.getByTestId('announcer')

  await life!.locator('summary').press('Enter', slow)
  const slider = life!.getByRole('slider', { name: '阶段' })
  // The tablet is a fragment today; the plain twin is whole, and so no state of it.
  await expect(slider).toHaveAttribute('aria-valuetext', '眼前所见不属以下任何阶段')
  await expect(life!.locator('[aria-current="step"]')).toHaveCount(0)
  const today = life!.getByRole('button', { name: '回到今日' })
  await slider.press('ArrowLeft')
  await expect(said).toHaveText(/^修护。罗伯特·雷迪清去表面硬垢/, slow)
  await expect(life!.locator('[aria-current="step"]')).toContainText('修护')
  await today.press('Enter')
  await expect(said).toHaveText(/^今日。/, slow)
  await expect(slider).toHaveAttribute('aria-valuetext', '第 5 阶段，共 5 阶段：今日')
  await expect(today).toBeFocused()
  await expect(today).toHaveAttribute('aria-disabled', 'true')

  await making!.locator('summary').press('Enter')
  await making!.getByRole('button', { name: '下一步' }).press('Enter')
  await expect(said).toHaveText('第 1 步，共 4 步：揉泥。淘洗河泥，反复揉捏成团。', slow)
  const finished = making!.getByRole('button', { name: '显示成品' })
  await finished.press('Enter')
  await expect(said).toHaveText('显示成品')
  await expect(finished).toBeFocused()
  await expect(finished).toHaveAttribute('aria-disabled', 'true', slow)
})
