/** A thing at true size in an emulated room, read from the page; and the reasons where there is no such device. */
import type { Page } from '@playwright/test'
import { createClient } from '../../core/api/client.ts'
import { answerConsent, expect, test } from './support/museum.ts'
import { installDevice, placeHead, select } from './support/xr-device.ts'

const exhibit = 'vessels-hold-the-rites'
const slug = 'kang-hou-gui'
const eyeM = 1.6
/** Where the captured room has its floor. */
const carpetM = 0.04

test.use({ viewport: { width: 640, height: 460 } })
test.setTimeout(600_000)

test('a phone: find the floor, place at true size, turn, leave', async ({ page, museum }, info) => {
  const view = await createClient({ baseUrl: museum.url }).getExhibit({ params: { slug: exhibit } })
  const artifact = view.artifacts.find((one) => one.slug === slug)!
  const recorded = artifact.twin.dimensions
  await installDevice(page, { room: 'meeting_room' })
  await page.goto(`/gallery/${exhibit}?lang=en&at=${slug}`)
  await answerConsent(page, 'No')
  await expect(page.getByTestId('rooms')).toHaveAttribute('data-ready', 'true', { timeout: 180_000 })
  const session = page.getByTestId('xr')
  const said = session.getByRole('status')

  await test.step('the ring follows the hit test over the floor', async () => {
    await page.getByRole('button', { name: 'Place it in your room' }).click()
    await expect(session).toHaveAttribute('data-xr', 'ar')
    for (const pitch of [0.7, 0.9]) {
      await placeHead(page, [0, eyeM, 0], { yawRad: Math.PI / 2, pitchRad: -pitch })
      // The thing is made meanwhile, and no surface is offered before it is there.
      await expect
        .poll(async () => (await ringOf(page))?.x ?? NaN, { timeout: 90_000 })
        .toBeCloseTo(-(eyeM - carpetM) / Math.tan(pitch), 1)
      expect((await ringOf(page))!.y).toBeCloseTo(carpetM, 2)
    }
    await expect(said).toHaveText(
      'There is a level surface under the ring. Tap, or pull the trigger, to place it there.',
    )
  })

  await test.step('it stands on the floor at its recorded size', async () => {
    await select(page)
    const placed = page.getByTestId('placed')
    const heightM = Number(await placed.getAttribute('data-height-m'))
    expect(Math.abs(heightM - recorded.heightM)).toBeLessThan(0.001)
    expect(Math.abs(Number(await placed.getAttribute('data-over-surface-m')))).toBeLessThan(0.001)
    const cm = (m: number) => String(Math.round(m * 1000) / 10)
    await expect(said).toHaveText(
      `${artifact.labels.en} stands in your room at its true size: ${cm(recorded.heightM)} cm high, ${cm(recorded.widthM)} cm wide, ${cm(recorded.depthM)} cm deep.`,
    )
    await page.screenshot({ path: info.outputPath('ar-en.png') })
  })

  await test.step('it turns, by 15 degrees at a time', async () => {
    const turn = page.getByRole('button', { name: 'Turn it right' })
    await turn.dispatchEvent('click')
    await turn.dispatchEvent('click')
    await expect(said).toContainText('It is turned by 30°.')
  })

  await test.step('in Chinese, beside the same thing', async () => {
    await page.locator('.tongue').dispatchEvent('click')
    await expect(said).toContainText(`${artifact.labels.zh}已按实际大小放入您的房间：高 21.6 厘米`)
    await page.screenshot({ path: info.outputPath('ar-zh.png') })
  })

  await test.step('leaving returns to the rooms', async () => {
    await page.getByRole('button', { name: '返回页面' }).dispatchEvent('click')
    await expect(session).toHaveCount(0)
    await expect(page.locator('.view canvas')).toBeVisible()
    const enter = page.getByRole('button', { name: '放到您的房间里' })
    await expect(enter).toBeEnabled()
    await expect(enter).toBeFocused()
  })
})

test('without WebXR the page says why, in the language it is read in', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'xr', { value: undefined }))
  await page.goto(`/gallery/${exhibit}?lang=en`)
  await answerConsent(page, 'No')
  const reasons = page.getByTestId('xr-reason')
  await expect(reasons).toHaveText([
    'No headset: this browser does not know WebXR. A headset’s own browser does.',
    'Not in your room: this browser does not know WebXR. Chrome on Android does, and so do headsets with cameras.',
  ])
  await expect(page.getByRole('button', { name: 'Enter with a headset' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Place it in your room' })).toBeDisabled()
  await page.locator('.tongue').click()
  await expect(reasons.first()).toHaveText('无法使用头显：此浏览器不支持 WebXR，请用头显自带的浏览器。')
})

interface Ring {
  readonly x: number
  readonly y: number
  readonly z: number
}

async function ringOf(page: Page): Promise<Ring | undefined> {
  const at = await page.getByTestId('xr').getAttribute('data-surface')
  const [x, y, z] = at?.split(' ').map(Number) ?? []
  return x === undefined || y === undefined || z === undefined ? undefined : { x, y, z }
}
