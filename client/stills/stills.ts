/** Draws one twin as the catalogue shows it: on plaster, from one camera height, in one light. Driven by tools/stills.ts. */
import { Engine } from '@babylonjs/core/Engines/engine.js'
import type { TwinFacts } from '../../core/twin/facts.ts'
import { twinFactsSchema } from '../../core/twin/facts.ts'
import type { LevelOfDetail } from '../../core/twin/mesh.ts'
import { directBuilder } from '../twins/index.ts'
import { studio } from './studio.ts'

declare global {
  /** Resolves to a WebP (or PNG) data URL of the twin, `size` pixels wide and high. */
  var renderStill: (facts: TwinFacts, options: StillOptions) => Promise<string>
}

export interface StillOptions {
  readonly size: number
  readonly type: 'image/webp' | 'image/png'
  readonly quality: number
  readonly lod: LevelOfDetail
  /** Turns the twin about its axis, degrees; by default the form's own. */
  readonly turnDeg?: number
}

/** The page's plaster, which the still's edge fades into. */
const plaster = '#efebe4'

const canvas = document.querySelector<HTMLCanvasElement>('#view')!
const engine = new Engine(canvas, true, { preserveDrawingBuffer: true, alpha: true, premultipliedAlpha: true })
const builder = directBuilder()

globalThis.renderStill = async (facts, { size, type, quality, lod, turnDeg }) => {
  const scene = await studio(engine, twinFactsSchema.parse(facts), { builder, lod, ...(turnDeg === undefined ? {} : { turnDeg }) })
  await scene.whenReadyAsync()
  for (let frame = 0; frame < 3; frame++) scene.render()
  const picture = onPlaster(size)
  scene.dispose()
  return picture.toDataURL(type, quality)
}

/** The render over the page's plaster with a pool of light behind the object. */
function onPlaster(size: number): HTMLCanvasElement {
  const picture = document.createElement('canvas')
  picture.width = size
  picture.height = size
  const pen = picture.getContext('2d')!
  pen.imageSmoothingQuality = 'high'
  pen.fillStyle = plaster
  pen.fillRect(0, 0, size, size)
  const pool = pen.createRadialGradient(size * 0.5, size * 0.52, 0, size * 0.5, size * 0.52, size * 0.62)
  pool.addColorStop(0, 'rgba(250, 248, 244, .9)')
  pool.addColorStop(0.55, 'rgba(244, 241, 236, .5)')
  pool.addColorStop(1, 'rgba(239, 235, 228, 0)')
  pen.fillStyle = pool
  pen.fillRect(0, 0, size, size)
  pen.drawImage(canvas, 0, 0, size, size)
  return picture
}
