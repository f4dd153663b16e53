/** An ancestor's form as symbols of a corpus; a sound that the corpus never showed is read as the one most like it. */
import { featuresOf, similarityOf } from '../segments.ts'
import { edge, type SymbolTable } from '../symbols.ts'

export interface ReadForm {
  readonly symbols: readonly number[]
  /** Sounds that were read as others. */
  readonly unseen: readonly { readonly segment: string; readonly readAs: string }[]
}

/** Ties go to the earlier symbol. */
export function readForm(table: SymbolTable, segments: readonly string[]): ReadForm {
  const unseen = new Map<string, string>()
  const symbols = segments.flatMap((segment) => {
    const known = table.idOf(segment)
    if (known !== undefined && known > edge) return [known]
    const likest = mostAlike(table, segment)
    if (likest === undefined) return []
    unseen.set(segment, table.tokens[likest]!)
    return [likest]
  })
  return { symbols, unseen: [...unseen].map(([segment, readAs]) => ({ segment, readAs })) }
}

/** Undefined where the corpus has no sounds at all. */
function mostAlike({ tokens, features }: SymbolTable, segment: string): number | undefined {
  const own = featuresOf(segment)
  let best: { id: number; similarity: number } | undefined
  for (let id = edge + 1; id < tokens.length; id++) {
    const similarity = similarityOf(own, features[id]!)
    if (best === undefined || similarity > best.similarity) best = { id, similarity }
  }
  return best?.id
}
