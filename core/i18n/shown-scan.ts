/** What visitors read where an artifact is shown by the museum's own scan. */
import type { UiLanguage } from '../heritage/ui-language.ts'

const en = {
  title: 'The museum’s own scan',
  text: 'This is a scan of the object itself, scaled to its recorded measures.',
  still: (name: string) => `${name}, from the museum’s own scan`,
}
const zh: typeof en = {
  title: '博物馆自有扫描模型',
  text: '此为文物本身的扫描模型，已按著录尺寸校准。',
  still: (name) => `${name}，据博物馆自有扫描模型绘制`,
}

export const shownScanWords: Readonly<Record<UiLanguage, typeof en>> = { en, zh }
