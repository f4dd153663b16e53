import { answerConsent, expect, test } from './support/museum.ts'

test('a visitor reads from the entrance to an exhibit, an object, and what it is related to', async ({
  page,
}) => {
  await page.goto('/?lang=en')
  await expect(page).toHaveTitle('Mouseion')
  await expect(page.getByRole('heading', { level: 2, name: 'The Kang Hou gui' })).toBeVisible()
  await page.getByRole('link', { name: 'Sound and Masks', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sound and Masks' })).toBeVisible()
  await expect(page.getByText('A silent instrument in a case is half an object')).toBeVisible()
  await page.getByRole('link', { name: /^Pipa/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pipa' })).toBeVisible()
  await expect(page.locator('.label dt').allTextContents()).resolves.toEqual([
    'Culture',
    'Date',
    'Period',
    'Place made',
    'Material and technique',
    'Dimensions',
    'Holder',
    'Inventory number',
    'Credit',
    'Rights',
  ])
  await expect(page.getByText('length 94 cm, width 25.3 cm, depth 2.9 cm', { exact: true })).toBeVisible()
  await expect(page.getByText('Schematic reconstruction', { exact: true })).toBeVisible()
  await expect(page.getByText('collection record, object number 50.145.74')).toBeVisible()
  const related = page.getByRole('heading', { level: 2, name: 'How it is related' }).locator('..')
  await related.getByRole('link', { name: 'Shi Mian Mai Fu (Ambush from Ten Sides)' }).click()
  await expect(page).toHaveURL(/\/things\/shi-mian-mai-fu/)
  await expect(
    page.getByRole('heading', { level: 1, name: 'Shi Mian Mai Fu (Ambush from Ten Sides)' }),
  ).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Pipa' })).toBeVisible()
})

test('the language is switched in place, said to the browser and remembered', async ({ page }) => {
  await page.goto('/artifacts/ming-pipa?lang=en')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '象牙饰背琵琶' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await expect(page).toHaveURL(/lang=zh/)
  await expect(page.locator('.plate').getByText('长94厘米，宽25.3厘米，厚2.9厘米')).toBeVisible()
  await page.goto('/')
  await expect(page).toHaveTitle('缪斯之苑')
})

test('what is not there is a page with one sentence and one way on', async ({ page }) => {
  for (const path of ['/artifacts/no-such-thing', '/exhibits/none-such', '/nowhere/at/all']) {
    await page.goto(`${path}?lang=en`)
    await expect(page.locator('p', { hasText: 'There is nothing at this address.' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Back to the entrance' })).toBeVisible()
    await expect(page).toHaveTitle('There is nothing at this address · Mouseion')
  }
})

test('everything is reached by keyboard, and the page that opens takes the focus', async ({ page }) => {
  await page.goto('/exhibits?lang=en')
  await expect(page.getByRole('link', { name: 'Far Roads', exact: true })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  const link = page.getByRole('link', { name: 'Far Roads', exact: true })
  await page.keyboard.press('Tab')
  await expect(link).toBeFocused()
  await expect(link).toHaveCSS('outline-style', 'solid')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Far Roads' })).toBeVisible()
  await expect(page.locator('main')).toBeFocused()
})

test('one comes back to where one was, and not to a page that only leads on', async ({ page }) => {
  await page.goto('/exhibits/far-roads?lang=en')
  const last = page.locator('main a[href^="/artifacts/"]').last()
  await last.scrollIntoViewIfNeeded()
  const there = await page.evaluate(() => scrollY)
  expect(there).toBeGreaterThan(600)
  await last.click()
  await expect(page).toHaveURL(/\/artifacts\//)
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Far Roads' })).toBeVisible()
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(there - 50)
  await page.goto('/things/rosetta-stone')
  await expect(page).toHaveURL(/\/artifacts\/rosetta-stone/)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Far Roads' })).toBeVisible()
})

test('what is kept is read where the question is asked, and the answer leaves the focus on the page', async ({
  page,
}) => {
  await page.goto('/?lang=en')
  await page.getByRole('link', { name: 'What exactly' }).click()
  await expect(page.getByRole('heading', { name: 'What is kept of your visit' })).toBeInViewport()
  await expect(page.locator('#privacy')).toBeFocused()
  await answerConsent(page, 'No')
  await expect(page.locator('main')).toBeFocused()
  await expect(page.getByText('Everything that was noted has reached the museum.')).toHaveCount(0)
})

test('the language that a link asks for stays for the pages that are opened from it', async ({ page }) => {
  await page.goto('/?lang=zh')
  await page.getByRole('link', { name: '策展入口' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await expect(page).toHaveTitle('策展 · 缪斯之苑')
})
