/** The picture as a file: what is seen, what was measured, and below it whose it is, in the page's fonts. */
import type { ArtifactView } from '../../../../core/api/views.ts'
import type { LookingWords } from '../../../../core/i18n/looking.ts'
import { openingWords } from '../../../../core/i18n/opening.ts'
import { shownScanWords } from '../../../../core/i18n/shown-scan.ts'
import type { UiLanguage } from '../../../../core/heritage/text.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { labelRows } from '../../label-rows.ts'
import { spanOf } from './measure-tool.tsx'

export interface PictureWords {
  readonly artifact: ArtifactView
  readonly language: UiLanguage
  readonly words: LookingWords
  readonly scanned: boolean
}

export async function savePicture(study: Study, about: PictureWords): Promise<void> {
  const canvas = await drawPicture(study, about)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('the picture could not be encoded')
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = `${about.artifact.slug}.png`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** The credit line: name; what is known of making and matter; who holds it; what the picture is. */
export function creditLines({
  artifact,
  language,
  words,
  scanned,
}: PictureWords): readonly [string, ...string[]] {
  const rows = labelRows(artifact, language)
  const text = (...keys: (typeof rows)[number]['key'][]) =>
    rows
      .filter(({ key }) => keys.includes(key))
      .map((row) => row.text)
      .join(language === 'zh' ? '，' : '. ')
  const source =
    scanned && artifact.scan
      ? [shownScanWords[language].title, artifact.scan.creditLine?.[language]]
          .filter((part) => part !== undefined)
          .join(language === 'zh' ? '，' : ', ')
      : words.share.reconstruction
  return [
    artifact.labels[language],
    text('maker', 'culture', 'date', 'medium'),
    text('holder', 'inventory', 'credit', 'rights'),
    `${source}${language === 'zh' ? '。' : '. '}${openingWords[language].museum}`,
  ]
}

async function drawPicture(study: Study, about: PictureWords): Promise<HTMLCanvasElement> {
  const seen = study.snapshot()
  const { width } = seen
  const unit = Math.max(1, width / 900)
  const lines = creditLines(about)
  const style = getComputedStyle(document.documentElement)
  const [serif, sans] = [style.getPropertyValue('--serif'), style.getPropertyValue('--sans')]
  const title = `${Math.round(21 * unit)}px ${serif}`
  const small = `${Math.round(14 * unit)}px ${sans}`
  await Promise.all([
    document.fonts.load(title, lines[0]),
    document.fonts.load(small, lines.slice(1).join('')),
  ])
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')!
  const margin = Math.round(24 * unit)
  pen.font = small
  const rest = lines.slice(1).flatMap((line) => wrap(pen, line, width - 2 * margin))
  const step = Math.round(22 * unit)
  const strip = margin * 2 + Math.round(30 * unit) + rest.length * step - Math.round(6 * unit)
  canvas.width = width
  canvas.height = seen.height + strip
  pen.drawImage(seen, 0, 0)
  drawSpan(pen, study, { unit: seen.width / study.size.width, font: small, words: about.words })
  pen.fillStyle = '#f8f6f2'
  pen.fillRect(0, seen.height, width, strip)
  pen.textBaseline = 'alphabetic'
  pen.textAlign = 'left'
  pen.fillStyle = '#1c1a17'
  pen.font = title
  pen.fillText(lines[0], margin, seen.height + margin + Math.round(18 * unit), width - 2 * margin)
  pen.font = small
  pen.fillStyle = '#5f5a52'
  for (const [i, line] of rest.entries())
    pen.fillText(line, margin, seen.height + margin + Math.round(46 * unit) + i * step)
  return canvas
}

interface SpanStyle {
  /** Pixels of the picture in one of the page. */
  readonly unit: number
  readonly font: string
  readonly words: LookingWords
}

function drawSpan(pen: CanvasRenderingContext2D, study: Study, { unit, font, words }: SpanStyle): void {
  const spots = study.state.points.map(({ spot }) => spot)
  const [a, b] = spots.map((spot) => study.place(spot))
  const span = spanOf(spots)
  if (!a || !b || span === undefined) return
  pen.strokeStyle = pen.fillStyle = '#f8f6f2'
  pen.lineWidth = 1.5 * unit
  pen.beginPath()
  pen.moveTo(a.x * unit, a.y * unit)
  pen.lineTo(b.x * unit, b.y * unit)
  pen.stroke()
  pen.font = font
  pen.textAlign = 'center'
  pen.shadowColor = '#000'
  pen.shadowBlur = 6 * unit
  pen.fillText(words.measure.distance(span), ((a.x + b.x) / 2) * unit, ((a.y + b.y) / 2 - 10) * unit)
  pen.shadowBlur = 0
}

/** Broken at blanks, and in Chinese between any two characters. */
function wrap(pen: CanvasRenderingContext2D, text: string, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
    if (line !== '' && pen.measureText((line + piece).trimEnd()).width > most) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}
