/** Draws a room's wall text and the labels of its stops with the page's fonts, as pure coverage: one byte a pixel. */
import type { ArtifactView } from '../../../core/api/views.ts'
import type { ExhibitRoom } from '../../../core/exhibit/document.ts'
import { shownScanWords } from '../../../core/i18n/shown-scan.ts'
import { uiLanguages, type UiLanguage } from '../../../core/heritage/ui-language.ts'
import type { Localized } from '../../../core/heritage/text.ts'
import { atMost, breakLines } from './typeset.ts'

export interface Print {
  readonly width: number
  readonly height: number
  /** Rows from the top. */
  readonly coverage: Uint8Array
}

export interface PrintSize {
  readonly language: UiLanguage
  readonly widthM: number
  readonly heightM: number
  readonly pxPerM: number
}

/** Families as the page's style sheets name them; the system's follow. */
const serif = "'Source Serif 4 Variable', 'Noto Serif SC Variable', 'Noto Serif SC', 'Songti SC', serif"
const sans = "'Source Sans 3 Variable', 'Noto Sans SC Variable', 'Noto Sans SC', 'PingFang SC', sans-serif"

const other = (language: UiLanguage): UiLanguage => uiLanguages.find((one) => one !== language)!
const bodyLine: Readonly<Record<UiLanguage, number>> = { en: 1.52, zh: 1.8 }
/** Chinese characters are larger on the body than Latin letters: set a little smaller they look alike. */
const bodyShare: Readonly<Record<UiLanguage, number>> = { en: 1, zh: 0.96 }

const schematic: Readonly<Record<UiLanguage, string>> = {
  en: 'Unless a label names the museum’s own scan, what stands here is a schematic reconstruction from recorded form and dimensions.',
  zh: '本厅展品除说明牌注明为扫描模型者外，均为依著录器形与尺寸所作的示意性复原。',
}

/** The fonts are asked for before they are drawn with: a canvas does not wait for them. */
export async function loadFonts(samples: readonly string[]): Promise<void> {
  if (typeof document === 'undefined') return
  // Declared with the interface, after the first picture: until then the page knows of no such fonts.
  await import('../../ui/fonts.css')
  const text = [...new Set(samples.join(''))].join('')
  await Promise.allSettled([serif, sans].map((family) => document.fonts.load(`20px ${family}`, text)))
}

/** The room's name large in the reader's language, then in the other; two columns, the reader's first. */
export function printPanel(
  room: Pick<ExhibitRoom, 'title' | 'text'>,
  { language, widthM, heightM, pxPerM }: PrintSize,
): Print {
  const sheet = new Sheet(widthM, heightM, pxPerM)
  const second = other(language)
  sheet.font(0.098, serif, 500)
  const title = breakLines(room.title[language], { language, width: widthM, measure: sheet.measure })
  let y = 0.1
  for (const line of atMost(title, 2)) {
    sheet.text(line, 0, y)
    y += 0.112
  }
  sheet.font(0.056, serif, 400)
  y -= 0.022
  sheet.text(
    atMost(
      breakLines(room.title[second], { language: second, width: widthM, measure: sheet.measure }),
      1,
    )[0] ?? '',
    0,
    y,
  )
  y += 0.055
  const gap = 0.09
  const column = (widthM - gap) / 2
  const bottom = heightM - 0.1
  for (const [i, one] of [language, second].entries()) {
    const x = i * (column + gap)
    sheet.rule(x, y, column)
    const { lines, sizeM } = fit(sheet, room.text[one], one, { width: column, height: bottom - y - 0.06 })
    sheet.font(sizeM, serif, 400)
    lines.forEach((line, k) => sheet.text(line, x, y + 0.03 + sizeM + k * sizeM * bodyLine[one]))
    sheet.font(0.0165, serif, 400)
    const note = breakLines(schematic[one], { language: one, width: column, measure: sheet.measure })
    note.forEach((line, k) => sheet.text(line, x, heightM - 0.045 + k * 0.025))
  }
  return sheet.take()
}

/** An exhibit's name in the reader's language, the other beneath it, both in the middle. */
export function printName(labels: Localized, { language, widthM, heightM, pxPerM }: PrintSize): Print {
  const sheet = new Sheet(widthM, heightM, pxPerM)
  const second = other(language)
  const put = (
    text: string,
    yM: number,
    { sizeM, weight }: { readonly sizeM: number; readonly weight: number },
  ) => {
    sheet.font(sizeM, serif, weight)
    sheet.font(sizeM * Math.min(1, widthM / sheet.measure(text)), serif, weight)
    sheet.text(text, (widthM - sheet.measure(text)) / 2, yM)
  }
  put(labels[language], 0.34, { sizeM: 0.32, weight: 500 })
  put(labels[second], 0.58, { sizeM: 0.13, weight: 400 })
  return sheet.take()
}

/** The largest size, from 38 mm down, at which a text fits its column. */
function fit(
  sheet: Sheet,
  text: string,
  language: UiLanguage,
  box: { readonly width: number; readonly height: number },
) {
  for (let sizeM = 0.038; ; sizeM -= 0.002) {
    const size = sizeM * bodyShare[language]
    sheet.font(size, serif, 400)
    const lines = breakLines(text, { language, width: box.width, measure: sheet.measure })
    if (lines.length * size * bodyLine[language] <= box.height || sizeM <= 0.016)
      return { lines, sizeM: size }
  }
}

/** Name; the other language's name; culture and date; medium; holder and number. */
export function printLabel(artifact: ArtifactView, { language, widthM, heightM, pxPerM }: PrintSize): Print {
  const sheet = new Sheet(widthM, heightM, pxPerM)
  const second = other(language)
  const unit = widthM / 0.26
  let y = 0.018 * unit
  const put = (
    text: string,
    of: UiLanguage,
    { size, family, weight, lines = 1 }: { size: number; family: string; weight: number; lines?: number },
  ) => {
    sheet.font(size * unit, family, weight)
    for (const line of atMost(
      breakLines(text, { language: of, width: widthM, measure: sheet.measure }),
      lines,
    )) {
      sheet.text(line, 0, y)
      y += size * unit * 1.32
    }
  }
  put(artifact.labels[language], language, { size: 0.0175, family: serif, weight: 600, lines: 2 })
  put(artifact.labels[second], second, { size: 0.0118, family: serif, weight: 400 })
  y += 0.004 * unit
  const from = artifact.cultures[0]?.labels[language]
  const facts = [from, artifact.dateText?.[language], artifact.medium[language]].filter(
    (part) => part !== undefined,
  )
  put(facts.join(language === 'zh' ? '，' : ', '), language, {
    size: 0.0104,
    family: sans,
    weight: 400,
    lines: 2,
  })
  const holder = artifact.holder
    ? `${artifact.holder.labels[language]}${language === 'zh' ? '，' : ', '}`
    : ''
  put(`${holder}${artifact.inventoryNumber}`, language, { size: 0.0094, family: sans, weight: 400, lines: 2 })
  if (artifact.scan)
    put(shownScanWords[language].title, language, { size: 0.0094, family: sans, weight: 400 })
  return sheet.take()
}

/** A canvas measured in metres from its top left. */
class Sheet {
  private readonly context: OffscreenCanvasRenderingContext2D
  private readonly px: number
  readonly width: number
  readonly height: number

  constructor(widthM: number, heightM: number, pxPerM: number) {
    this.px = pxPerM
    this.width = Math.ceil(widthM * pxPerM)
    this.height = Math.ceil(heightM * pxPerM)
    const context = new OffscreenCanvas(this.width, this.height).getContext('2d', {
      willReadFrequently: true,
    })
    if (!context) throw new Error('this browser cannot draw the wall texts')
    this.context = context
    context.fillStyle = '#000'
    context.textBaseline = 'alphabetic'
  }

  readonly measure = (run: string): number => this.context.measureText(run).width / this.px

  font(sizeM: number, family: string, weight: number): void {
    this.context.font = `${weight} ${(sizeM * this.px).toFixed(1)}px ${family}`
  }

  text(run: string, xM: number, yM: number): void {
    this.context.fillText(run, xM * this.px, yM * this.px)
  }

  rule(xM: number, yM: number, lengthM: number): void {
    this.context.fillRect(xM * this.px, yM * this.px, lengthM * this.px, Math.max(1, 0.0016 * this.px))
  }

  take(): Print {
    const { data } = this.context.getImageData(0, 0, this.width, this.height)
    const coverage = new Uint8Array(this.width * this.height)
    for (let i = 0; i < coverage.length; i++) coverage[i] = data[i * 4 + 3]!
    return { width: this.width, height: this.height, coverage }
  }
}
