/** Draws one twin as the catalogue shows it: on plaster, from one camera height, in one light. Driven by tools/stills.ts. */
import { Engine } from '@babylonjs/core/Engines/engine.js'
import type { TwinFacts } from '../../../core/twin/facts.ts'
import { twinFactsSchema } from '../../../core/twin/facts.ts'
import type { LevelOfDetail } from '../../../core/twin/mesh.ts'
import { directBuilder } from '../index.ts'
import { onPlaster } from './plaster.ts'
import { openStudio } from './studio.ts'

declare global {
  /** Resolves to a WebP (or PNG) data URL of the twin, `size` pixels wide and high. */
  var renderStill: (facts: TwinFacts, options: StillOptions) => Promise<string>
}

export interface StillOptions {
  readonly size: number
  readonly type: 'image/webp' | 'image/png'
  /** The best quality that keeps within this is used. */
  readonly largestBytes: number
  readonly lod: LevelOfDetail
  /** Turns the twin about its axis, degrees; by default the form's own. */
  readonly turnDeg?: number
}

const canvas = document.querySelector<HTMLCanvasElement>('#view')!
const engine = new Engine(canvas, true, {
  preserveDrawingBuffer: true,
  alpha: true,
  premultipliedAlpha: true,
})
const builder = directBuilder()
const studio = openStudio(engine)

globalThis.renderStill = async (facts, { size, type, largestBytes, lod, turnDeg }) => {
  const { scene, show } = await studio
  const clear = await show(twinFactsSchema.parse(facts), {
    builder,
    lod,
    ...(turnDeg === undefined ? {} : { turnDeg }),
  })
  await scene.whenReadyAsync()
  scene.render()
  const picture = onPlaster(canvas, size)
  clear()
  for (const quality of [0.9, 0.82, 0.72, 0.6]) {
    const url = picture.toDataURL(type, quality)
    if (url.length * 0.75 <= largestBytes) return url
  }
  return picture.toDataURL(type, 0.45)
}
