import { breakCanvas } from './support/break-canvas.ts'
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
  const name = (await page.locator('.stops button').nth(2).locator('[aria-hidden]').textContent())!
  await stop.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('announcer')).toContainText('You stand before')
  await expect(page.locator('#before')).toHaveText(name)
  await expect(page.getByText('Schematic reconstruction', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Look closely' }).press('Enter')
  // The near twin is computed first: software rendering on a busy machine takes its time.
  await expect(page.getByTestId('announcer')).toContainText('Looking closely at', { timeout: 100_000 })

  await expect(page.getByRole('button', { name: 'Turn left' })).toBeVisible()
  await page.locator('.hud').getByRole('button', { name: 'Step back' }).press('Enter')
  await expect(page.locator('canvas').first()).toBeFocused()
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
  await page.goto('/gallery/signs-that-stay?lang=zh')
  await expect(page.getByRole('button', { name: '走到罗塞塔石碑前', exact: true })).toBeVisible()
})

test('says so when a frame cannot be drawn, and opens again', async ({ page, faults }) => {
  await page.goto('/gallery/signs-that-stay?lang=en')
  await expect(page.getByTestId('rooms')).toHaveAttribute('data-ready', 'true', { timeout: 180_000 })
  await page.evaluate(breakCanvas)
  await expect(page.getByRole('alert')).toContainText('The picture could not be drawn any further.')
  expect(faults.complaints.splice(0)).toContain('Error: broken by the test')
  await page.locator('.stops button').first().click()
  await expect(page.locator('#before')).toHaveText('The Rosetta Stone')
  await page.getByRole('button', { name: 'Open the rooms again' }).click()
  await expect(page.locator('canvas[data-state="open"]')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a first frame that cannot be drawn is not waited for', async ({ page, faults }) => {
  await page.addInitScript(breakCanvas)
  await page.goto('/gallery/signs-that-stay?lang=en')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.locator('.opening')).toHaveCount(0)
  expect(faults.complaints.splice(0)).toContain('Error: broken by the test')
})

test('says so when what looking closely needs cannot be fetched, and can be asked again', async ({
  page,
}) => {
  await page.goto('/gallery/signs-that-stay?lang=en')
  await expect(page.getByTestId('rooms')).toHaveAttribute('data-complete', 'true', { timeout: 180_000 })
  await page.locator('.stops button').first().click()
  await page.route('**/assets/*', (route) => route.abort('internetdisconnected'))
  await page.getByRole('button', { name: 'Look closely' }).click()
  await expect(page.getByRole('alert')).toHaveText('This could not be fetched.')
  await page.unroute('**/assets/*')
  await page.getByRole('button', { name: 'Look closely' }).click()
  await expect(page.getByTestId('rooms')).toHaveAttribute('data-inspecting', 'rosetta-stone', {
    timeout: 100_000,
  })
  await expect(page.getByRole('alert')).toHaveCount(0)
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
