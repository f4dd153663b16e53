import { expect, test } from './support/museum.ts'

test.use({ viewport: { width: 900, height: 360 } })
test.setTimeout(240_000)

test('the list walks the visitor to a thing, announces it, and shows its label; it can be looked at closely', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/gallery/signs-that-stay?lang=en')
  const rooms = page.getByTestId('rooms')
  await expect(rooms).toBeAttached()
  const stop = page
    .getByRole('button', { name: 'The Flood Tablet' })
    .or(page.locator('.stops button').nth(2))
    .first()
  const name = (await page.locator('.stops button').nth(2).textContent())!.replace('Walk to ', '')
  await stop.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('announcer')).toContainText('You stand before')
  await expect(page.locator('#before')).toHaveText(name)
  await expect(page.getByText('Schematic reconstruction', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Look closely' }).press('Enter')
  // The near twin is computed first: software rendering on a busy machine takes its time.
  await expect(page.getByTestId('announcer')).toContainText('Looking closely at', { timeout: 100_000 })

  await expect(page.getByRole('button', { name: 'Turn left' })).toBeVisible()
})

test('without WebGL the rooms are read instead', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null
  })
  await page.goto('/gallery/signs-that-stay?lang=en')
  await expect(page.getByText('The rooms need WebGL 2, which this browser does not offer.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Read the labels instead' })).toBeVisible()
  await page.locator('.stops button').first().click()
  await expect(page.locator('#before')).toHaveText('The Rosetta Stone')
})

test('says in words what the opening is at, until the first picture', async ({ page }) => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  await page.route('**/api/v1/exhibits/signs-that-stay', async (route) => {
    await answered
    await route.continue()
  })
  await page.goto('/gallery/signs-that-stay?lang=en')
  const opening = page.locator('.opening')
  await expect(opening).toHaveAttribute('role', 'status')
  await expect(opening).toContainText('1 of 2: fetching the exhibit')
  await expect(page.getByRole('progressbar', { name: 'Opening the rooms …' })).toHaveAttribute('value', '0')
  answer()
  await expect(page.locator('canvas[data-state="open"]')).toBeVisible()
  await expect(opening).toHaveCount(0)
  await expect(page.locator('.hud [role="status"]')).toHaveCount(0, { timeout: 200_000 })
})
