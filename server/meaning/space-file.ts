/** The space that ships (tools/fit-search-space.ts makes it), read when first asked for. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeSearchSpace } from '../../models/text/search-space.ts'
import type { SearchSpace } from '../../models/text/search-space.ts'

export const searchSpacePath = join(import.meta.dirname, '..', '..', 'models', 'text', 'corpus', 'space.bin')

let space: Promise<SearchSpace> | undefined

export const loadSearchSpace = (): Promise<SearchSpace> =>
  (space ??= readFile(searchSpacePath)
    .then(decodeSearchSpace)
    .catch((error: unknown) => {
      space = undefined
      throw error
    }))
