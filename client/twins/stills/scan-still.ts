/** Draws a scan's still in the curator's browser, in the same light as the catalogue's: the server has no GPU. */
import { Engine } from '@babylonjs/core/Engines/engine.js'
import type { ShownTwin } from '../../../core/twin/scan.ts'
import { workerBuilder } from '../worker-builder.ts'
import { onPlaster } from './plaster.ts'
import { openStudio } from './studio.ts'

const sidePx = 900

/** WebP. Rejects where the browser has no WebGL, or can't load the scan. */
export async function drawScanStill(twin: ShownTwin): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = sidePx
  const engine = new Engine(canvas, true, {
    preserveDrawingBuffer: true,
    alpha: true,
    premultipliedAlpha: true,
  })
  const builder = workerBuilder()
  try {
    const { scene, show } = await openStudio(engine)
    await show(twin, { builder, lod: 'near' })
    await scene.whenReadyAsync()
    scene.render()
    const picture = onPlaster(canvas, sidePx)
    return await new Promise((resolve, reject) =>
      picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/webp', 0.92),
    )
  } finally {
    builder.dispose()
    engine.dispose()
  }
}
