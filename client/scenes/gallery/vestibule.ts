/** The first room as soon as it is laid out, bare and in plain light: what a visitor of a large exhibit sees until the others are. */
import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'
import type { ExhibitView } from '../../../core/api/views.ts'
import type { Layout } from '../../../core/exhibit/layout/index.ts'
import type { LightMaker } from '../light/light-maker.ts'
import { createScene } from './engine.ts'
import { FrameMeter } from './frame-meter.ts'
import { MuseumRooms } from './museum-rooms.ts'
import { Walker } from './walker.ts'

const never = new Promise<never>(() => undefined)
const noLight: LightMaker = { bake: () => never, paint: () => never, dispose: () => undefined }

/** Draws until there is a picture, which stays until another is drawn. `layout` needs its first room only. */
export function openVestibule(
  engine: AbstractEngine,
  { view, layout }: { readonly view: ExhibitView; readonly layout: Layout },
): { readonly pictured: Promise<void>; dispose(): void } {
  const scene = createScene(engine)
  const meter = new FrameMeter(scene)
  const walker = new Walker(scene, layout)
  const rooms = new MuseumRooms(scene, {
    view,
    layout,
    maker: noLight,
    language: 'en',
    texts: false,
    setting: 'desk',
    pictured: never,
    onLit: () => undefined,
  })
  rooms.show([0])
  const { promise: pictured, resolve: picture, reject: fail } = Promise.withResolvers<void>()
  const frame = () => {
    try {
      scene.render()
      if (meter.read().draws === 0) return
      picture()
      engine.stopRenderLoop(frame)
    } catch (error) {
      engine.stopRenderLoop(frame)
      fail(error)
      throw error
    }
  }
  engine.runRenderLoop(frame)
  return {
    pictured,
    dispose: () => {
      engine.stopRenderLoop(frame)
      meter.dispose()
      rooms.dispose()
      walker.camera.dispose()
      scene.dispose()
    },
  }
}
