/** How a visitor is moved in an emulated headset, as chosen on the page before and beside it. */
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { placeAhead } from '../../client/xr/panel-place.ts'
import { createClient } from '../../core/api/client.ts'
import {
  bodyRadiusM,
  eyeHeightM,
  isWalkable,
  layOut,
  walkArea,
  type Layout,
} from '../../core/exhibit/layout/index.ts'
import { breakCanvas } from './support/break-canvas.ts'
import { answerConsent, expect, test } from './support/museum.ts'
import {
  installDevice,
  photograph,
  placeHead,
  pointController,
  select,
  snapTurn,
  squeeze,
  teleport,
} from './support/xr-device.ts'

test.use({ viewport: { width: 600, height: 320 } })
test.setTimeout(600_000)

test('the stick walks smoothly or turns by wider steps, as the page is told', async ({
  page,
  museum,
}, info) => {
  const exhibit = 'vessels-hold-the-rites'
  const layout = layOut(await createClient({ baseUrl: museum.url }).getExhibit({ params: { slug: exhibit } }))
  await installDevice(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`/gallery/${exhibit}?lang=en&at=kang-hou-gui`)
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
  const openEdge = await edgeOfSight(page)

  // Held back, the right stick walks: no target, no jump.
  await page.evaluate(() => xrDevice.controllers.right!.updateAxes('thumbstick', 0, 1))
  await expect.poll(zNow).toBeGreaterThan(before + 0.2)
  // The edge of sight is darker meanwhile, and clears. To and fro, for a wall soon stops who goes one way,
  // sooner than a slow machine takes a picture.
  const pacing = await page.evaluate(() => {
    let [ahead, lastZ] = [-1, '']
    const pace = () => {
      const z = document.querySelector<HTMLElement>('[data-testid="xr"]')!.dataset['z']!
      if (z === lastZ) ahead = -ahead
      lastZ = z
      xrDevice.controllers.right!.updateAxes('thumbstick', 0, ahead)
    }
    return Number(setInterval(pace, 250))
  })
  await expect.poll(() => edgeOfSight(page), { timeout: 90_000 }).toBeLessThan(openEdge * 0.75)
  await page.evaluate((timer) => clearInterval(timer), pacing)
  await page.evaluate(() => xrDevice.controllers.right!.updateAxes('thumbstick', 0, 0))
  await expect.poll(() => edgeOfSight(page)).toBeGreaterThan(openEdge * 0.85)

  // Told otherwise beside the headset, it turns by steps of 45 degrees.
  await page.getByLabel('by steps (kinder to most)').dispatchEvent('click')
  await page.getByLabel('45°').dispatchEvent('click')
  await placeHead(page, [0, 1.6, 0])
  const heading = Number(await headset.getAttribute('data-heading'))
  await snapTurn(page, 'right')
  await expect(headset).toHaveAttribute('data-heading', String(heading - 45))

  // Who sits sees from the height of who stands, after a step too.
  await placeHead(page, [0, 1.2, 0])
  const height = async () => Number(await headset.getAttribute('data-y'))
  await expect.poll(height).toBeCloseTo(1.2, 2)
  await page.getByLabel('I sit').dispatchEvent('click')
  await expect.poll(height).toBeCloseTo(eyeHeightM, 2)
  await teleport(page)
  await expect.poll(height).toBeCloseTo(eyeHeightM, 2)
  await page.getByLabel('I sit').dispatchEvent('click')
  await expect.poll(height).toBeCloseTo(1.2, 2)

  // In the headset itself: a squeeze brings the choice, and a second takes it away.
  await placeHead(page, [0, eyeHeightM, 0])
  await expect.poll(height).toBeCloseTo(eyeHeightM, 2)
  await expect(page.getByLabel('by steps (kinder to most)')).toBeChecked()
  await squeeze(page)
  await expect(headset.getByRole('status')).toContainText('Moving in the headset')
  const { aside, ...hand } = await smoothlyButton(page, layout)
  await placeHead(page, [0, eyeHeightM, 0], { yawRad: aside, pitchRad: -0.2 })
  await photograph(page, info.outputPath('comfort.png'))
  await pointController(page, hand)
  await select(page)
  await expect(page.getByLabel('smoothly, as one walks')).toBeChecked()
  await squeeze(page)
  await expect(headset.getByRole('status')).toHaveText('')

  // A frame that can't be drawn ends the session: nobody is left before a frozen picture.
  await page.evaluate(breakCanvas)
  await expect(page.getByRole('alert')).toContainText('The picture could not be drawn any further.')
  await expect(headset).toHaveCount(0)

  await page.reload()
  await page.getByText('Moving in the headset').click()
  await expect(page.getByLabel('45°')).toBeChecked()
  await expect(page.getByLabel('smoothly, as one walks')).toBeChecked()
})

/** From a hand a little before and beside the head to the second answer of the first question, wherever the panel found its place. */
async function smoothlyButton(page: Page, layout: Layout) {
  const dataset = await page.getByTestId('xr').evaluate((element) => ({ ...element.dataset }))
  const eye = { xM: Number(dataset['x']), yM: eyeHeightM, zM: Number(dataset['z']) }
  const headingRad = (Number(dataset['heading']) * Math.PI) / 180
  const area = walkArea(layout)
  const place = placeAhead(eye, headingRad, {
    isFree: (xM, zM) => isWalkable(area, xM, zM, bodyRadiusM),
  })
  // As the head sees it, which looks along -z of the device's space.
  const aside = place.headingRad - headingRad
  const [awayM, acrossM] = [Math.hypot(place.xM - eye.xM, place.zM - eye.zM), 0.21]
  const at = [0.15, 1.3, -0.15] as const
  const dx = -Math.sin(aside) * awayM + Math.cos(aside) * acrossM - at[0]
  const dy = place.yM + 0.37 - 0.1325 - at[1]
  const dz = -Math.cos(aside) * awayM - Math.sin(aside) * acrossM - at[2]
  return { at, yawRad: Math.atan2(-dx, -dz), pitchRad: Math.atan2(dy, Math.hypot(dx, dz)), aside }
}

/** How bright the left eye's outer edge is beside its middle. */
async function edgeOfSight(page: Page): Promise<number> {
  const { data, info } = await sharp(await page.screenshot())
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const meanOf = (from: number, to: number) => {
    let [sum, count] = [0, 0]
    for (let y = Math.floor(info.height * 0.4); y < info.height * 0.6; y++)
      for (let x = Math.floor(info.width * from); x < info.width * to; x++) {
        sum += data[y * info.width + x]!
        count++
      }
    return sum / count
  }
  return meanOf(0, 0.02) / meanOf(0.2, 0.3)
}
