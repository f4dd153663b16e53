/** Many pictures on one, each with its name below it. */
import sharp from 'sharp'

export interface Named {
  readonly name: string
  readonly picture: Buffer
}

export interface SheetOptions {
  readonly columns: number
  readonly widthPx: number
  readonly heightPx: number
}

const gapPx = 16
const captionPx = 30
const paper = '#f8f6f2'
const ink = '#1c1a17'

/** WebP. */
export async function contactSheet(
  pictures: readonly Named[],
  { columns, widthPx, heightPx }: SheetOptions,
): Promise<Buffer> {
  const rows = Math.ceil(pictures.length / columns)
  const [stepX, stepY] = [widthPx + gapPx, heightPx + captionPx + gapPx]
  const parts = await Promise.all(
    pictures.map(async ({ name, picture }, i) => {
      const [left, top] = [gapPx + (i % columns) * stepX, gapPx + Math.floor(i / columns) * stepY]
      return [
        { input: await sharp(picture).resize(widthPx, heightPx, { fit: 'cover' }).toBuffer(), left, top },
        { input: Buffer.from(caption(name, widthPx)), left, top: top + heightPx },
      ]
    }),
  )
  const sheet = sharp({
    create: { width: columns * stepX + gapPx, height: rows * stepY + gapPx, channels: 3, background: paper },
  })
  return sheet.composite(parts.flat()).webp({ quality: 86 }).toBuffer()
}

function caption(name: string, widthPx: number): string {
  const text = name.replace(/[&<>]/g, '-')
  const sizePx = Math.min(17, (widthPx / Math.max(1, text.length)) * 1.9)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${captionPx}"><text x="0" y="20" font-family="Source Sans 3, DejaVu Sans, sans-serif" font-size="${sizePx}" fill="${ink}">${text}</text></svg>`
}
