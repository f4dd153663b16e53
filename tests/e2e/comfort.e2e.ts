/** How a visitor is moved in an emulated headset, as chosen on the page before and beside it. */
import { answerConsent, expect, test } from './support/museum.ts'
import { installDevice, placeHead, snapTurn } from './support/xr-device.ts'

test.use({ viewport: { width: 600, height: 320 } })
test.setTimeout(600_000)

test('the stick walks smoothly or turns by wider steps, as the page is told', async ({ page }) => {
  await installDevice(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/gallery/vessels-hold-the-rites?lang=en&at=kang-hou-gui')
  await answerConsent(page, 'No')
  await expect(page.getByTestId('rooms')).toHaveAttribute('data-ready', 'true', { timeout: 180_000 })
  await page.getByText('Moving in the headset').click()
  await page.getByLabel('smoothly, as one walks').check()
  await expect(page.getByLabel('45°')).toBeDisabled()
  await page.getByRole('button', { name: 'Enter with a headset' }).click()
  const headset = page.getByTestId('xr')
  await expect(headset).toHaveAttribute('data-views', '2')
  await placeHead(page, [0, 1.6, 0])
  const zNow = async () => Number(await headset.getAttribute('data-z'))
  const before = await zNow()

  // Held back, the right stick walks: no target, no jump.
  await page.evaluate(() => xrDevice.controllers.right!.updateAxes('thumbstick', 0, 1))
  await expect.poll(zNow).toBeGreaterThan(before + 0.2)
  await page.evaluate(() => xrDevice.controllers.right!.updateAxes('thumbstick', 0, 0))

  // Told otherwise beside the headset, it turns by steps of 45 degrees.
  await page.getByLabel('by steps (kinder to most)').dispatchEvent('click')
  await page.getByLabel('45°').dispatchEvent('click')
  await placeHead(page, [0, 1.6, 0])
  const heading = Number(await headset.getAttribute('data-heading'))
  await snapTurn(page, 'right')
  await expect(headset).toHaveAttribute('data-heading', String(heading - 45))
  await page.reload()
  await page.getByText('Moving in the headset').click()
  await expect(page.getByLabel('45°')).toBeChecked()
})
