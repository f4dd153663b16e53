/** The page's own plaster. */
const plaster = '#efebe4'

/** A render over the page's plaster: one even tone, for the few steps that a soft pool of light has come out of WebP as rings. */
export function onPlaster(canvas: HTMLCanvasElement, size: number): HTMLCanvasElement {
  const picture = document.createElement('canvas')
  picture.width = size
  picture.height = size
  const pen = picture.getContext('2d')!
  pen.imageSmoothingQuality = 'high'
  pen.fillStyle = plaster
  pen.fillRect(0, 0, size, size)
  pen.drawImage(canvas, 0, 0, size, size)
  return picture
}
