/** The concepts that bridge languages, as they ship with the text model (tools/fit-text-concepts.ts makes the file). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { parseConcepts } from '../../../models/text/concepts.ts'
import type { ConceptLexicon } from '../../../models/text/concepts.ts'

const path = join(import.meta.dirname, '..', '..', '..', 'models', 'text', 'corpus', 'concepts.br')

export const loadConcepts = (): ConceptLexicon =>
  parseConcepts(brotliDecompressSync(readFileSync(path)).toString('utf8'))
