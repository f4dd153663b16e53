/** Names and texts by language. English and Chinese are always there; any other language may be. */
import { z } from 'zod'
import { uiLanguages, type UiLanguage } from './ui-language.ts'

export const slugSchema = z
  .string()
  .min(2)
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters and digits joined by single hyphens')

/** Crockford base 32, as the ULID specification has it. */
export const idSchema = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'a ULID of 26 characters')
export const idOrSlugSchema = z
  .string()
  .min(2)
  .max(80)
  .regex(/^[0-9A-Za-z-]+$/)

/** BCP 47 tags, in the short form that the museum uses: `en`, `zh`, `zh-Hant`, `el`. */
export const languageTagSchema = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/)

const mostLanguages = 40

const localized = (max: number) => {
  const text = z.string().trim().min(1).max(max)
  return z
    .object({ en: text, zh: text })
    .catchall(text)
    .superRefine((texts, context) => {
      const languages = Object.keys(texts)
      if (languages.length > mostLanguages)
        context.addIssue({ code: 'custom', message: `at most ${mostLanguages} languages` })
      for (const language of languages.slice(0, mostLanguages))
        if (!languageTagSchema.safeParse(language).success)
          context.addIssue({
            code: 'custom',
            path: [language],
            message: 'not a language tag: de, zh-Hant, pt-BR',
          })
    })
}

export const labelsSchema = localized(300)
export const textsSchema = localized(6_000)
export type Localized = z.infer<typeof labelsSchema>

export { uiLanguages, type UiLanguage }
export const inLanguage = (text: Localized, language: UiLanguage): string => text[language]
