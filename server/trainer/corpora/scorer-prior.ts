/** What every language scorer starts from: the networks that ship (tools/fit-scorer-prior.ts makes them). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeScorerPrior } from '../../../models/language/scorer/prior.ts'
import type { ScorerNetworks } from '../../../models/language/scorer/scorer-graph.ts'
import { sha256 } from '../signing.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'models', 'language', 'prior')
export const scorerPriorPath = join(folder, 'prior.bin')

/**
 * @param path of the networks; the card beside them names their SHA-256.
 * @throws Error where they are others than the card describes: where they come from, and under what licence, is then unknown.
 */
export function loadScorerPrior(path = scorerPriorPath): ScorerNetworks {
  const bytes = readFileSync(path)
  const found = sha256(bytes)
  if (!readFileSync(join(path, '..', 'card.md'), 'utf8').includes(found))
    throw new Error(
      `${path} has the SHA-256 ${found}, and card.md beside it describes another file; restore either`,
    )
  return decodeScorerPrior(bytes)
}
