/**
 * Makes models/text/corpus/concepts.br from Unicode CLDR: `node tools/fit-text-concepts.ts FOLDER`, FOLDER being the
 * `annotations` folder of the npm package cldr-annotations-full. Same files, same bytes.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { z } from 'zod'

const languages = [
  'am', 'ar', 'bg', 'bn', 'ca', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fa', 'fi', 'fil', 'fr', 'he', 'hi', 'hr', 'hu', 'id',
  'it', 'ja', 'ka', 'ko', 'lt', 'lv', 'ms', 'nl', 'no', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv', 'sw', 'ta', 'te', 'th',
  'tr', 'uk', 'ur', 'vi', 'zh', 'zh-Hant',
] // prettier-ignore

const annotationsSchema = z.object({
  annotations: z.object({
    annotations: z.record(
      z.string(),
      z.object({ default: z.array(z.string()).default([]), tts: z.array(z.string()).default([]) }),
    ),
  }),
})

const folder = process.argv[2]
if (folder === undefined) throw new Error('Say which folder holds the annotations, one folder a language.')
const annotationsOf = (language: string) => {
  const path = join(folder, language, 'annotations.json')
  if (!existsSync(path)) throw new Error(`${path} is not there`)
  return annotationsSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).annotations.annotations
}
const concepts = Object.keys(annotationsOf('en')).sort()
const lines = languages.map((language) => {
  const annotations = annotationsOf(language)
  const texts = concepts.map((concept) => {
    const { default: words = [], tts: names = [] } = annotations[concept] ?? {}
    return [...new Set([...names, ...words])].join(' ').replace(/\s+/g, ' ')
  })
  return [language, ...texts].join('\t')
})
const table = Buffer.from([['', ...concepts].join('\t'), ...lines, ''].join('\n'))
writeFileSync(
  join(import.meta.dirname, '..', 'models', 'text', 'corpus', 'concepts.br'),
  brotliCompressSync(table, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: table.length,
    },
  }),
)
