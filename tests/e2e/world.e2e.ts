import { expect, test } from './support/museum.ts'

test('the collection is chosen from by keyboard, and the address keeps the choice', async ({ page }) => {
  await page.goto('/collection?lang=en')
  const count = page.getByTestId('count')
  await expect(count).toHaveText(/^\d+ objects$/)
  const material = page.getByRole('combobox', { name: 'Material' })
  await material.focus()
  await page.keyboard.type('Bronze')
  await expect(page).toHaveURL(/material=bronze/)
  await expect(count).toHaveText(/^\d+ of \d+ objects$/)
  const chosen = (await count.textContent())!
  await expect(material.locator('option:checked')).toHaveText(`Bronze (${chosen.split(' ')[0]!})`)
  await expect(page.locator('.timeline li')).toHaveCount(Number(chosen.split(' ')[0]))
  await page.reload()
  await expect(count).toHaveText(chosen)
  const everything = page.getByRole('button', { name: 'Show everything' })
  await everything.press('Enter')
  await expect(page).not.toHaveURL(/material/)
  await expect(everything).toBeFocused()
})

test('one walks along relations by keyboard and back', async ({ page }) => {
  await page.goto('/artifacts/met-liding?lang=en#world')
  const around = page.getByRole('list', { name: 'What Lobed cauldron (liding) is joined to' })
  await around.getByRole('button', { name: 'made of Bronze' }).press('Enter')
  await expect(page.getByTestId('announcer')).toHaveText(/^In the middle now: Bronze, joined to \d+\.$/)
  await expect(
    page.getByRole('list', { name: 'What Bronze is joined to' }).getByRole('button').first(),
  ).toBeFocused()
  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter')
  await expect(page.getByTestId('announcer')).toContainText('Lobed cauldron (liding)')
  await expect(around.getByRole('button').first()).toBeFocused()
  await expect(around.getByRole('button', { name: 'made of Bronze' })).toBeVisible()
})

test('the museum is searched in both languages, by words and by meaning', async ({ page }) => {
  for (const [language, sought, found] of [
    ['en', 'drum', 'The Ngoc Lu drum'],
    ['zh', '铜鼓', '玉缕铜鼓'],
    ['zh', 'drum', '玉缕铜鼓'],
  ] as const) {
    await page.goto(`/collection?lang=${language}`)
    await page.getByRole('searchbox').fill(sought)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('search').getByRole('link', { name: found })).toBeVisible()
    await expect(page.getByTestId('announcer')).toHaveText(
      language === 'en' ? /^Found: \d+$/ : /^找到 \d+ 项$/,
    )
    await expect(page).toHaveURL(/q=/)
  }
  await page.getByRole('search').getByRole('link', { name: '玉缕铜鼓' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '玉缕铜鼓' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('searchbox')).toHaveValue('drum')
  await page.getByRole('searchbox').fill('qqqqqqzzzz')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('search')).toContainText(/没有找到。|意思相近/)
})
