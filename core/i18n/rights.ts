/** What a licence or a rights statement is called. */
import type { UiLanguage } from '../heritage/text.ts'

const rightsNames: readonly (readonly [RegExp, string, string])[] = [
  [/publicdomain\/zero/, 'CC0 1.0, public domain', 'CC0 1.0（公有领域）'],
  [/publicdomain\/mark/, 'Public Domain Mark', '公有领域'],
  [/vocab\/NoC/, 'No copyright', '无版权'],
  [/vocab\/CNE/, 'Copyright not evaluated', '版权状态未评估'],
  [/vocab\/InC/, 'In copyright', '受版权保护'],
  [/vocab\/NKC/, 'No known copyright', '无已知版权'],
  [/vocab\/UND/, 'Copyright undetermined', '版权状态未定'],
]

export function rightsName(uri: string, language: UiLanguage): string {
  const known = rightsNames.find(([pattern]) => pattern.test(uri))
  if (known !== undefined) return known[language === 'en' ? 1 : 2]
  const licence = /licenses\/([a-z-]+)\/([\d.]+)/.exec(uri)
  return licence === null ? uri : `CC ${licence[1]!.toUpperCase()} ${licence[2]!}`
}
