/** An emulated headset or phone for a page, from outside the app's bundle, and the verbs that tests speak. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

const modules = join(import.meta.dirname, '..', '..', '..', 'node_modules')
const read = (path: string) => readFileSync(join(modules, path), 'utf8')

/** What the scripts below leave on `window`. */
interface EmulatedDevice {
  readonly position: { set(x: number, y: number, z: number): void; x: number; y: number; z: number }
  readonly quaternion: { set(x: number, y: number, z: number, w: number): void }
  readonly controllers: Record<'left' | 'right', EmulatedController | undefined>
  readonly hands: Record<'left' | 'right', EmulatedHand | undefined>
  primaryInputMode: 'controller' | 'hand'
  /** Vertical field of view of an eye, radians. */
  fovy: number
}
interface EmulatedInput {
  readonly position: { set(x: number, y: number, z: number): void }
  readonly quaternion: { set(x: number, y: number, z: number, w: number): void }
}
interface EmulatedHand extends EmulatedInput {
  updatePinchValue(value: number): void
}
interface EmulatedController extends EmulatedInput {
  updateButtonValue(id: string, value: number): void
  updateAxes(id: string, x: number, y: number): void
}
declare global {
  var xrDevice: EmulatedDevice
}

/**
 * Puts a Meta Quest 3 before the page's own scripts. `room` names a capture of @iwer/sem whose surfaces AR hit tests find, and makes
 * the device show one picture, as a phone does.
 * The app must not be open yet.
 */
export async function installDevice(
  page: Page,
  {
    room,
  }: { readonly room?: 'living_room' | 'meeting_room' | 'music_room' | 'office_large' | 'office_small' } = {},
): Promise<void> {
  await page.addInitScript({ content: read('iwer/build/iwer.min.js') })
  if (room) {
    await page.addInitScript({ content: read('@iwer/sem/build/iwer-sem.min.js') })
    await page.addInitScript({ content: `window.xrRoom = ${read(`@iwer/sem/captures/${room}.json`)}` })
  }
  await page.addInitScript(() => {
    const { IWER, IWER_SEM, xrRoom } = window as unknown as {
      IWER: {
        XRDevice: new (
          config: unknown,
          options: unknown,
        ) => EmulatedDevice & {
          installRuntime(options: unknown): void
          installSEM?(sem: unknown): void
          sem?: { loadEnvironment(json: unknown): void }
        }
        metaQuest3: unknown
      }
      IWER_SEM?: { SyntheticEnvironmentModule: unknown }
      xrRoom?: unknown
    }
    // A camera's picture of a room is one picture, as a phone's is.
    const device = new IWER.XRDevice(IWER.metaQuest3, { stereoEnabled: xrRoom === undefined })
    device.installRuntime({ forceInstall: true })
    // The emulator takes a matrix where the standard passes a transform; without this teleport and snap turn do nothing.
    const prototype = (
      window as unknown as {
        XRReferenceSpace: {
          prototype: {
            getOffsetReferenceSpace: (this: unknown, transform: { readonly matrix?: unknown }) => unknown
          }
        }
      }
    ).XRReferenceSpace.prototype
    const original = prototype.getOffsetReferenceSpace
    prototype.getOffsetReferenceSpace = function (this: unknown, transform: { readonly matrix?: unknown }) {
      return original.call(this, transform.matrix ?? transform)
    }
    if (IWER_SEM && xrRoom) {
      device.installSEM?.(IWER_SEM.SyntheticEnvironmentModule)
      device.sem?.loadEnvironment(xrRoom)
    }
    window.xrDevice = device
  })
}

type Hand = 'left' | 'right'

/** Lets the page draw some frames: XR frames come as fast as the page's own. */
export async function frames(page: Page, count: number): Promise<void> {
  await page.evaluate(
    (left) =>
      new Promise<void>((resolve) => {
        const step = (n: number) => (n <= 0 ? resolve() : requestAnimationFrame(() => step(n - 1)))
        step(left)
      }),
    count,
  )
}

/** Pushes the stick ahead, points the hand at the floor, lets go. */
export async function teleport(page: Page, hand: Hand = 'right'): Promise<void> {
  await page.evaluate((side) => xrDevice.controllers[side]!.updateAxes('thumbstick', 0, -1), hand)
  await frames(page, 4)
  await page.evaluate((side) => xrDevice.controllers[side]!.updateAxes('thumbstick', 0, 0), hand)
  await frames(page, 3)
}

/** One snap of the stick to a side. */
export async function snapTurn(page: Page, to: Hand, hand: Hand = 'right'): Promise<void> {
  await page.evaluate(({ side, x }) => xrDevice.controllers[side]!.updateAxes('thumbstick', x, 0), {
    side: hand,
    x: to === 'right' ? 1 : -1,
  })
  await frames(page, 2)
  await page.evaluate((side) => xrDevice.controllers[side]!.updateAxes('thumbstick', 0, 0), hand)
  await frames(page, 2)
}

/** Holds a controller, or a bare hand, at a place of the device's own space, pointing along -z turned by `yawRad` and raised by `pitchRad`. */
export async function pointController(
  page: Page,
  {
    hand = 'right',
    at,
    yawRad = 0,
    pitchRad = 0,
  }: { hand?: Hand; at: readonly [number, number, number]; yawRad?: number; pitchRad?: number },
): Promise<void> {
  await page.evaluate(
    ({ hand, at, yawRad, pitchRad }) => {
      const controller = (xrDevice.primaryInputMode === 'hand' ? xrDevice.hands : xrDevice.controllers)[hand]!
      controller.position.set(...at)
      const [sy, cy, sp, cp] = [
        Math.sin(yawRad / 2),
        Math.cos(yawRad / 2),
        Math.sin(pitchRad / 2),
        Math.cos(pitchRad / 2),
      ]
      controller.quaternion.set(cy * sp, sy * cp, -sy * sp, cy * cp)
    },
    { hand, at: [...at] as [number, number, number], yawRad, pitchRad },
  )
  await frames(page, 2)
}

export async function select(page: Page, hand: Hand = 'right'): Promise<void> {
  await page.evaluate((side) => xrDevice.controllers[side]!.updateButtonValue('trigger', 1), hand)
  await frames(page, 2)
  await page.evaluate((side) => xrDevice.controllers[side]!.updateButtonValue('trigger', 0), hand)
  await frames(page, 2)
}

/** The grip of a controller, once. */
export async function squeeze(page: Page, hand: Hand = 'right'): Promise<void> {
  await page.evaluate((side) => xrDevice.controllers[side]!.updateButtonValue('squeeze', 1), hand)
  await frames(page, 2)
  await page.evaluate((side) => xrDevice.controllers[side]!.updateButtonValue('squeeze', 0), hand)
  await frames(page, 2)
}

/** Bare hands from now on. */
export async function useHands(page: Page): Promise<void> {
  await page.evaluate(() => (xrDevice.primaryInputMode = 'hand'))
  await frames(page, 6)
}

export async function pinch(page: Page, hand: Hand = 'right'): Promise<void> {
  await page.evaluate((side) => xrDevice.hands[side]!.updatePinchValue(1), hand)
  await frames(page, 2)
  await page.evaluate((side) => xrDevice.hands[side]!.updatePinchValue(0), hand)
  await frames(page, 2)
}

/** What both eyes see, with about the pixels to a degree that a headset has. */
export async function photograph(page: Page, path: string): Promise<void> {
  await setFieldOfView(page, 50)
  await page.screenshot({ path })
  await setFieldOfView(page, 90)
}

/** Narrows or widens what an eye sees: a narrow view shows the pixels that a real lens would. */
async function setFieldOfView(page: Page, degrees: number): Promise<void> {
  await page.evaluate((fovy) => (xrDevice.fovy = fovy), (degrees * Math.PI) / 180)
  await frames(page, 3)
}

/** Where the head is, in the device's own space. */
export async function placeHead(
  page: Page,
  at: readonly [number, number, number],
  { pitchRad = 0, yawRad = 0 }: { readonly pitchRad?: number; readonly yawRad?: number } = {},
): Promise<void> {
  await page.evaluate(
    ({ at, pitchRad, yawRad }) => {
      xrDevice.position.set(...at)
      const [sy, cy] = [Math.sin(yawRad / 2), Math.cos(yawRad / 2)]
      const [sp, cp] = [Math.sin(pitchRad / 2), Math.cos(pitchRad / 2)]
      xrDevice.quaternion.set(cy * sp, sy * cp, -sy * sp, cy * cp)
    },
    { at: [...at] as [number, number, number], pitchRad, yawRad },
  )
  await frames(page, 3)
}
