/** English nouns and what they are kinds of, as they ship with the text model (tools/fit-text-senses.ts makes the file). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { parseSenses } from '../../../models/text/senses.ts'
import type { SenseLexicon } from '../../../models/text/senses.ts'

const path = join(import.meta.dirname, '..', '..', '..', 'models', 'text', 'corpus', 'senses.br')

export const loadSenses = (): SenseLexicon =>
  parseSenses(brotliDecompressSync(readFileSync(path)).toString('utf8'))
