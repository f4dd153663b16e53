/** What the panel in a headset says about a thing, page by page. Pure. */
import type { ArtifactView, Reference } from '../../core/api/views.ts'
import { formatDate, formatMeasures } from '../../core/i18n/index.ts'
import { rightsName } from '../../core/i18n/rights.ts'
import { shownScanWords } from '../../core/i18n/shown-scan.ts'
import { inLanguage, type UiLanguage } from '../../core/heritage/text.ts'

export interface PanelPage {
  readonly title: string
  readonly body: string
}

export const panelWords = {
  en: {
    close: 'Put back',
    turnLeft: 'Turn left',
    turnRight: 'Turn right',
    next: 'Read on',
    missing: 'It could not be fetched for a closer look and stays in its place.',
    schematic: 'A schematic reconstruction from recorded form and dimensions.',
  },
  zh: {
    close: '放回',
    turnLeft: '左转',
    turnRight: '右转',
    next: '续读',
    missing: '未能取来近看，它仍在原处。',
    schematic: '示意性复原，依据著录的器形与尺寸制作。',
  },
} as const satisfies Record<UiLanguage, Record<string, string>>

/** Latin letters that fill one page; a Chinese character counts for two. */
const pageLength = 420

/** The label in the museum's order, then its text; `missing` says first that it could not be taken closer. */
export function panelPages(
  artifact: ArtifactView,
  language: UiLanguage,
  { missing = false } = {},
): PanelPage[] {
  const title = inLanguage(artifact.labels, language)
  const stop = language === 'zh' ? '，' : ', '
  const names = (references: readonly Reference[]) =>
    references.map(({ labels }) => inLanguage(labels, language)).join(stop)
  const facts = [
    missing ? panelWords[language].missing : '',
    names(artifact.makers.length > 0 ? artifact.makers : artifact.cultures),
    artifact.dateText ? inLanguage(artifact.dateText, language) : formatDate(artifact.date, language),
    names(artifact.madeAt),
    inLanguage(artifact.medium, language),
    formatMeasures(artifact.measures, language),
    [
      artifact.holder ? inLanguage(artifact.holder.labels, language) : '',
      artifact.inventoryNumber,
      rightsName(artifact.rights, language),
    ]
      .filter((x) => x !== '')
      .join(stop),
    artifact.scan === undefined ? panelWords[language].schematic : shownScanWords[language].text,
  ].filter((line) => line !== '')
  const text = artifact.descriptions ? inLanguage(artifact.descriptions, language) : ''
  return [{ title, body: facts.join('\n') }, ...pagesOf(text, language).map((body) => ({ title, body }))]
}

/** Breaks after sentences. */
function pagesOf(text: string, language: UiLanguage): string[] {
  const most = language === 'zh' ? pageLength / 2 : pageLength
  const sentences = text.match(/[^。！？.!?]+[。！？.!?]+[”’"']?\s*|[^。！？.!?]+$/gu) ?? []
  const pages: string[] = []
  for (const sentence of sentences) {
    const last = pages.at(-1)
    if (last !== undefined && last.length + sentence.length <= most) pages[pages.length - 1] = last + sentence
    else pages.push(sentence)
  }
  return pages.map((page) => page.trim()).filter((page) => page !== '')
}
