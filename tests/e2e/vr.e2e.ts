/** The gallery in an emulated headset, read from the page beside it. Frame rates and lenses need a real one. */
import type { Page } from '@playwright/test'
import { createClient } from '../../core/api/client.ts'
import { layOut, type Point } from '../../core/exhibit/layout/index.ts'
import { guideWords } from '../../client/xr/guide-words.ts'
import { panelWords } from '../../client/xr/panel-text.ts'
import { xrWords } from '../../client/ui/rooms/xr-words.ts'
import { answerConsent, expect, test } from './support/museum.ts'
import {
  installDevice,
  photograph,
  pinch,
  placeHead,
  pointController,
  select,
  snapTurn,
  teleport,
  useHands,
} from './support/xr-device.ts'

const exhibit = 'vessels-hold-the-rites'
const first = 'kang-hou-gui'
const second = 'david-vase'
const eyeM = 1.6
/** The head is turned a little to the panel. */
const towardsPanel = { yawRad: -0.5, pitchRad: -0.2 }
const words = {
  en: { enter: 'Enter with a headset', leave: 'Return to the page' },
  zh: { enter: '戴上头显进入', leave: '返回页面' },
} as const

test.use({ viewport: { width: 600, height: 320 } })
test.setTimeout(900_000)

/** The near twin is computed first: software rendering on a busy machine takes its time. */
const slow = { timeout: 100_000 }

test('a headset: enter, look, turn, point, read, move, leave', async ({ page, museum }, info) => {
  const view = await createClient({ baseUrl: museum.url }).getExhibit({ params: { slug: exhibit } })
  const layout = layOut(view)
  const stop = (slug: string) => layout.rooms[0]!.stops.find((one) => one.slug === slug)!
  const nameOf = (slug: string) => view.artifacts.find((artifact) => artifact.slug === slug)!.labels
  const middle = (slug: string): Point => {
    const { at, twin } = stop(slug)
    return { ...at, yM: at.yM + twin.dimensions.heightM / 2 }
  }
  await installDevice(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`/gallery/${exhibit}?lang=en&at=${first}`)
  await answerConsent(page, 'No')
  await expect(page.getByTestId('rooms')).toHaveAttribute('data-ready', 'true', { timeout: 180_000 })
  const headset = page.getByTestId('xr')

  await test.step('a headset that is refused says so, and the button that asked for it keeps the focus', async () => {
    await page.evaluate(() => {
      const { xr } = navigator
      const original = xr!.requestSession.bind(xr)
      xr!.requestSession = () => {
        xr!.requestSession = original
        return Promise.reject(new DOMException('', 'NotAllowedError'))
      }
    })
    const enter = page.getByRole('button', { name: words.en.enter })
    await enter.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(xrWords.en.why['immersive-vr'].refused)
    await expect(enter).toBeFocused()
  })

  await test.step('two eyes, at the place where the visitor stood', async () => {
    const models = Promise.all(
      ['left', 'right'].map((hand) =>
        page.waitForResponse(
          (response) => response.ok() && response.url().endsWith(`/meta-quest-touch-plus/${hand}.glb`),
        ),
      ),
    )
    await page.getByRole('button', { name: words.en.enter }).press('Enter')
    await expect(headset).toHaveAttribute('data-views', '2')
    await models
    await panelSays(page, guideWords.en.title, ...guideWords.en.lines)
    const { eye } = stop(first).viewpoint
    expect(await poseOf(page)).toEqual({ x: eye.xM, y: eyeM, z: eye.zM, heading: 0, pitch: 0 })
  })

  await test.step('the head moves and looks around', async () => {
    const { eye } = stop(first).viewpoint
    await placeHead(page, [0.1, 1.5, 0.2], { yawRad: Math.PI / 4, pitchRad: -Math.PI / 9 })
    await expect(headset).toHaveAttribute('data-heading', '45')
    expect(await poseOf(page)).toEqual({
      x: eye.xM + 0.1, y: 1.5, z: +(eye.zM + 0.2).toFixed(3), heading: 45, pitch: -20,
    }) // prettier-ignore
    await placeHead(page, [0, eyeM, 0])
    await expect(headset).toHaveAttribute('data-heading', '0')
  })

  await test.step('the stick turns by steps of 30 degrees', async () => {
    await snapTurn(page, 'right')
    await expect(headset).toHaveAttribute('data-heading', '-30')
    await snapTurn(page, 'left', 'left')
    await expect(headset).toHaveAttribute('data-heading', '0')
  })

  await test.step('what a closer look needs can’t be fetched: the panel says so, and it can be asked for again', async () => {
    await page.route('**/assets/*.js', (route) => route.abort('internetdisconnected'))
    await pointAt(page, middle(first))
    await select(page)
    await panelSays(page, nameOf(first).en, panelWords.en.missing)
    await expect(page.getByTestId('rooms')).not.toHaveAttribute('data-inspecting', first)
    await page.unroute('**/assets/*.js')
  })

  await test.step('the trigger selects what is pointed at, and a panel tells about it in English', async () => {
    await pointAt(page, middle(first))
    await select(page)
    await expect(page.getByTestId('rooms')).toHaveAttribute('data-inspecting', first, slow)
    await panelSays(page, nameOf(first).en, panelWords.en.schematic)
    await placeHead(page, [0, eyeM, 0], towardsPanel)
    await photograph(page, info.outputPath('vr-en.png'))
    await placeHead(page, [0, eyeM, 0])
  })

  await test.step('a bare hand pinches another', async () => {
    await useHands(page)
    await pointAt(page, middle(second))
    await pinch(page)
    await expect(page.getByTestId('rooms')).toHaveAttribute('data-inspecting', second, slow)
    await panelSays(page, nameOf(second).en, panelWords.en.schematic)
    await page.evaluate(() => (xrDevice.primaryInputMode = 'controller'))
  })

  await test.step('either stick moves the visitor over the floor, never through a wall', async () => {
    const { z } = await poseOf(page)
    const fallRad = 0.65
    const stepM = 1.3 / Math.tan(fallRad)
    await pointController(page, { hand: 'left', at: [-0.2, 1.3, 0], yawRad: Math.PI, pitchRad: -fallRad })
    await teleport(page, 'left')
    await expect.poll(async () => (await poseOf(page)).z).toBeCloseTo(z + stepM, 1)
    const moved = await poseOf(page)
    expect(moved).toMatchObject({ y: eyeM, heading: 0 })

    // Two metres on is the room's end: the ray meets the wall.
    await pointController(page, { at: [0.2, 1.3, 0], yawRad: Math.PI, pitchRad: -0.1 })
    await teleport(page)
    expect(await poseOf(page)).toEqual(moved)

    await pointController(page, { at: [0.2, 1.3, 0], yawRad: Math.PI / 2, pitchRad: -fallRad })
    await teleport(page)
    await expect.poll(async () => (await poseOf(page)).x).toBeCloseTo(moved.x + 0.2 - stepM, 1)

    // Nor does it help to walk on.
    await placeHead(page, [0, eyeM, 6])
    const { centre, depthM } = layout.rooms[0]!
    await expect.poll(async () => (await poseOf(page)).z).toBeLessThan(centre.zM + depthM / 2)
    await placeHead(page, [0, eyeM, 0])
  })

  await test.step('leaving returns to the page; the panel speaks the language that is chosen there', async () => {
    await leave(page, 'en')
    await page.locator('.tongue').click()
    await page.locator('.stops button', { hasText: nameOf(first).zh }).click()
    await expect(page.getByTestId('announcer')).toHaveText(`您已来到${nameOf(first).zh}前。`)
    await page.getByRole('button', { name: words.zh.enter }).click()
    await expect(headset).toHaveAttribute('data-views', '2')
    const { x, z, heading } = await poseOf(page)
    expect(heading).toBe(0)
    await pointAt(page, middle(first), { x, z })
    // The controllers' own triggers are known a moment after the session began.
    await expect(async () => {
      await select(page)
      await expect(headset.getByRole('status')).toContainText(nameOf(first).zh, { timeout: 5_000 })
    }).toPass()
    await panelSays(page, nameOf(first).zh, panelWords.zh.schematic)
    await placeHead(page, [0, eyeM, 0], towardsPanel)
    await photograph(page, info.outputPath('vr-zh.png'))
    await placeHead(page, [0, eyeM, 0])
    await leave(page, 'zh')
  })
})

interface Pose {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly heading: number
  readonly pitch: number
}

async function poseOf(page: Page): Promise<Pose> {
  const dataset = await page.getByTestId('xr').evaluate((element) => ({ ...element.dataset }))
  const number = (key: string) => Number(dataset[key]) + 0
  return {
    x: number('x'),
    y: number('y'),
    z: number('z'),
    heading: number('heading'),
    pitch: number('pitch'),
  }
}

/** From a hand a little before and beside the head, which is at the middle of the device's space and looks along -z. */
async function pointAt(
  page: Page,
  target: Point,
  head?: { readonly x: number; readonly z: number },
): Promise<void> {
  const { x, z } = head ?? (await poseOf(page))
  const at = [0.15, 1.3, -0.15] as const
  const [dx, dy, dz] = [target.xM - x - at[0], target.yM - at[1], target.zM - z - at[2]]
  await pointController(page, {
    at,
    yawRad: Math.atan2(-dx, -dz),
    pitchRad: Math.atan2(dy, Math.hypot(dx, dz)),
  })
}

async function panelSays(page: Page, ...sentences: string[]): Promise<void> {
  const headset = page.getByTestId('xr')
  for (const sentence of sentences) await expect(headset.getByRole('status')).toContainText(sentence)
  const away = Number(await headset.getAttribute('data-panel-away'))
  expect(away).toBeGreaterThanOrEqual(1.2)
  expect(away).toBeLessThanOrEqual(1.8)
}

/** The emulator lies over the page, so the button is told of the click. */
async function leave(page: Page, language: 'en' | 'zh'): Promise<void> {
  await page.getByRole('button', { name: words[language].leave }).dispatchEvent('click')
  await expect(page.getByTestId('xr')).toHaveCount(0)
  await expect(page.locator('.view canvas')).toBeVisible()
  await expect(page.getByRole('button', { name: words[language].enter })).toBeFocused()
}
