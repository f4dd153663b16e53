/** What could not be fetched is asked for again by keyboard, and whoever asked is not sent back to the top of the page. */
import { answerConsent, expect, test } from './support/museum.ts'

test('a page that could not be fetched has the focus once it is there', async ({ page }) => {
  await page.route('**/api/v1/entities/rosetta-stone*', (route) => route.abort())
  await page.goto('/artifacts/rosetta-stone?lang=en')
  await answerConsent(page, 'No')
  const again = page.getByRole('button', { name: 'Try again' })
  await again.focus()
  await page.unroute('**/api/v1/entities/rosetta-stone*')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Rosetta Stone' })).toBeVisible()
  await expect(page.getByRole('article')).toBeFocused()
})

test('a text’s answer leaves the focus on the button that asked for it', async ({ page }) => {
  await page.goto('/read?lang=en')
  await answerConsent(page, 'No')
  await page.getByRole('textbox').fill('A bronze vessel for grain, cast for a rite.')
  const ask = page.getByRole('button', { name: 'Tell me' })
  await ask.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('text-answer')).toBeVisible()
  await expect(ask).toBeFocused()
})
