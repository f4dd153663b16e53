/**
 * Makes models/text/corpus/space.bin from the content that ships and the concepts beside it: `node tools/fit-search-space.ts`.
 * Same texts, same bytes.
 */
import { writeFileSync } from 'node:fs'
import { encodeSearchSpace } from '../models/text/search-space.ts'
import { fitSharedSpace } from '../models/text/shared-space.ts'
import { loadContent } from '../server/content/load.ts'
import { searchSpacePath } from '../server/meaning/space-file.ts'
import { ownSpaceOptions, ownTexts, parallelTexts } from '../server/trainer/corpora/own-texts.ts'

const { drafts, problems } = await loadContent()
if (problems.length > 0) throw new Error('The content has problems: `mouseion validate` lists them.')
const texts = ownTexts(drafts)
const space = fitSharedSpace(parallelTexts(texts), ownSpaceOptions)
const bytes = encodeSearchSpace(space)
writeFileSync(searchSpacePath, bytes)
console.log(`${texts.length} texts, ${space.vocabulary.size} grams, ${(bytes.length / 1e6).toFixed(2)} MB`)
