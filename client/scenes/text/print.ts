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
/** At these sizes a line holds 18 to 20 Chinese characters or 45 to 50 Latin letters. */
const bodyShare: Readonly<Record<UiLanguage, number>> = { en: 1, zh: 1.14 }
const largestBodyM = 0.041

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

/** A wall text of this width is set as the sizes below say; a larger one is larger in all. */
const panelM = 1.9
const title = { sizeM: 0.15, at: 0.14 } as const
const subtitle = { sizeM: 0.08, at: 0.262 } as const
const ruleAt = 0.33
const columnGapM = 0.11
const noteM = 0.02

/** The room's name large in the reader's language, then in the other; two columns, the reader's first. */
export function printPanel(
  room: Pick<ExhibitRoom, 'title' | 'text'>,
  { language, widthM, heightM, pxPerM }: PrintSize,
): Print {
  const k = widthM / panelM
  const sheet = new Sheet(panelM, heightM / k, pxPerM * k)
  const second = other(language)
  sheet.line(room.title[language], 0, title.at, { sizeM: title.sizeM, weight: 500, mostM: panelM })
  sheet.line(room.title[second], 0, subtitle.at, { sizeM: subtitle.sizeM, weight: 400, mostM: panelM })
  const column = (panelM - columnGapM) / 2
  const foot = heightM / k
  for (const [i, one] of [language, second].entries()) {
    const x = i * (column + columnGapM)
    sheet.rule(x, ruleAt, column)
    const box = { width: column, height: foot - 0.1 - ruleAt - 0.06 }
    const { lines, sizeM } = fit(sheet, room.text[one], one, box)
    sheet.font(sizeM, serif, 400)
    lines.forEach((line, n) => sheet.text(line, x, ruleAt + 0.035 + sizeM + n * sizeM * bodyLine[one]))
    sheet.font(noteM, serif, 400)
    const note = breakLines(schematic[one], { language: one, width: column, measure: sheet.measure })
    note.forEach((line, n) => sheet.text(line, x, foot - 0.05 + n * noteM * 1.4))
  }
  return sheet.take()
}

/** An exhibit's name in the reader's language, the other beneath it, both in the middle. */
export function printName(labels: Localized, { language, widthM, heightM, pxPerM }: PrintSize): Print {
  const sheet = new Sheet(widthM, heightM, pxPerM)
  const second = other(language)
  sheet.line(labels[language], 0.5, 0.34, { sizeM: 0.32, weight: 500, mostM: widthM })
  sheet.line(labels[second], 0.5, 0.58, { sizeM: 0.13, weight: 400, mostM: widthM })
  return sheet.take()
}

/** The largest size at which a text fits its column. */
function fit(
  sheet: Sheet,
  text: string,
  language: UiLanguage,
  box: { readonly width: number; readonly height: number },
) {
  for (let sizeM = largestBodyM; ; sizeM -= 0.001) {
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

  /** One line, smaller where it would be wider than `mostM`; `share` of what is left stays free before it. */
  line(
    run: string,
    share: number,
    yM: number,
    { sizeM, weight, mostM }: { readonly sizeM: number; readonly weight: number; readonly mostM: number },
  ): void {
    this.font(sizeM, serif, weight)
    this.font(sizeM * Math.min(1, mostM / this.measure(run)), serif, weight)
    this.text(run, (mostM - this.measure(run)) * share, yM)
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
