import { createClient } from '../../core/api/client.ts'
import { buildScan, tamper } from '../support/scans.ts'
import { answerConsent, expect, test } from './support/museum.ts'
import { signIn } from './support/sign-in.ts'
import { installDevice, placeHead, select } from './support/xr-device.ts'

const slug = 'japanese-tea-bowl'

test('a curator uploads a scan, sees what was done to it, publishes it; visitors see the museum’s own scan, in their own room too; it is undone', async ({
  page,
  museum,
}, info) => {
  const client = createClient({ baseUrl: museum.url })
  const { widthM, heightM, depthM } = (await client.getEntity({ params: { id: slug } })).artifact!.twin
    .dimensions
  const size = [widthM * 1000, heightM * 1000, depthM * 1000] as const
  const glb = await buildScan({ size, detail: 40, texturePx: 256 })
  const file = (bytes: Uint8Array) => ({
    name: 'bowl.glb',
    mimeType: 'model/gltf-binary',
    buffer: Buffer.from(bytes),
  })

  await signIn(page, museum)
  await page.getByRole('searchbox', { name: 'Find an object' }).fill('tea bowl')
  await page.getByRole('button', { name: new RegExp(slug) }).click()
  await expect(page.getByRole('heading', { name: 'The museum’s own scan' })).toBeVisible()

  // A file that points outside of itself is refused, with the reason.
  const outside = tamper(glb, ({ json }) => (json.images[0] = { uri: 'http://elsewhere.example/a.png' }))
  const desk = page.getByRole('region', { name: 'The museum’s own scan' })
  await desk.locator('input[type=file]').setInputFiles(file(outside))
  await desk.getByRole('button', { name: 'Upload', exact: true }).click()
  await expect(desk.getByRole('alert')).toContainText('points outside of itself')
  await expect(desk.getByRole('heading', { name: 'The museum’s own scan' })).toBeFocused()
  await desk.getByRole('button', { name: 'Upload another file' }).click()

  await desk.locator('input[type=file]').setInputFiles(file(glb))
  await desk.getByRole('button', { name: 'Upload', exact: true }).click()
  await expect(desk.getByTestId('scan-report')).toContainText(' mm (width, height, depth)')
  await expect(desk.getByRole('img', { name: 'The scan as it will be shown' })).toBeVisible({
    timeout: 90_000,
  })
  await desk.getByLabel('Credit in English').fill('Scanned by the museum, 2026')
  await desk.getByLabel('Credit in Chinese').fill('本馆2026年扫描')
  await desk.getByRole('button', { name: 'Show it in the museum' }).click()
  await expect(desk.getByText('The museum shows the scan now.')).toBeFocused()

  const { scan } = (await client.getEntity({ params: { id: slug } })).artifact!
  expect(scan?.still).toMatch(/\.webp$/)
  await page.goto(`/artifacts/${slug}?lang=en`)
  await expect(page.getByRole('heading', { name: 'The museum’s own scan' })).toBeVisible()
  await expect(page.getByText('Scanned by the museum, 2026')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Schematic reconstruction' })).toHaveCount(0)
  const still = page.getByRole('img', { name: /from the museum’s own scan/ })
  expect(
    await still.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBe(900)

  // In the rooms the scan's own levels are asked for: those of the room, then the whole when it is looked at closely.
  const asked: string[] = []
  page.on('response', (response) => void (response.ok() && asked.push(response.url())))
  const { exhibits } = await client.getEntity({ params: { id: slug } })
  await page.goto(`/gallery/${exhibits[0]!.slug}?at=${slug}&lang=en`)
  const sent = (level: 'full' | 'near' | 'room' | 'far') =>
    asked.some((url) => url.endsWith(scan!.levels[level].file))
  await expect.poll(() => sent('near') || sent('room') || sent('far'), { timeout: 90_000 }).toBe(true)

  await page.getByRole('button', { name: 'Look closely' }).first().click()
  await expect.poll(() => sent('full'), { timeout: 90_000 }).toBe(true)

  await test.step('it stands in the visitor’s own room at its recorded size', async () => {
    await installDevice(page, { room: 'meeting_room' })
    asked.length = 0
    await page.goto(`/gallery/${exhibits[0]!.slug}?at=${slug}&lang=en`)
    await answerConsent(page, 'No')
    await page.getByRole('button', { name: 'Place it in your room' }).click({ timeout: 90_000 })
    await expect(page.getByTestId('xr')).toHaveAttribute('data-xr', 'ar', { timeout: 90_000 })
    expect(sent('full')).toBe(true)
    await placeHead(page, [0, 1.6, 0], { yawRad: Math.PI / 2, pitchRad: -0.9 })
    await expect(page.getByTestId('xr')).toHaveAttribute('data-surface', / /)
    await select(page)
    const placed = page.getByTestId('placed')
    const off = async (name: string, sizeM: number) =>
      Math.abs(Number(await placed.getAttribute(name)) - sizeM)
    expect(await off('data-height-m', heightM)).toBeLessThan(0.001)
    expect(await off('data-over-surface-m', 0)).toBeLessThan(0.001)
    await page.screenshot({ path: info.outputPath('scan-ar.png') })
    await page.getByRole('button', { name: 'Return to the page' }).dispatchEvent('click')
    await expect(page.getByTestId('xr')).toHaveCount(0)
  })

  await page.goto('/curator?lang=en')
  await page.getByRole('tab', { name: 'History' }).click()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'own scan of' })
    .first()
    .getByRole('button', { name: 'Undo this change' })
    .click()
  await expect(page.getByText('Undone.')).toBeVisible()
  expect((await client.getEntity({ params: { id: slug } })).artifact!.scan).toBeUndefined()
})
