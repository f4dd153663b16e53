/** The page's plaster, which the still's edge fades into. */
const plaster = '#efebe4'

/** A render over the page's plaster with a pool of light behind the object. */
export function onPlaster(canvas: HTMLCanvasElement, size: number): HTMLCanvasElement {
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
