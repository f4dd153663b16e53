/** The family tree as a language model keeps it: who descends from whom, and in which order change runs down. */

export interface TreeLanguage {
  readonly slug: string
  readonly parent?: string
}

export interface Descendant {
  readonly slug: string
  /** Generations below the ancestor, from 1. */
  readonly depth: number
  /** From the ancestor's child down to the descendant's own mother; empty for a child. */
  readonly between: readonly string[]
}

/** Every descendant after her mother, siblings in the tree's order. A loop in the data is followed once. */
export function descendantsOf(tree: readonly TreeLanguage[], ancestor: string): Descendant[] {
  const seen = new Set([ancestor])
  const below = (mother: string, between: readonly string[]): Descendant[] =>
    tree.flatMap(({ slug, parent }) => {
      if (parent !== mother || seen.has(slug)) return []
      seen.add(slug)
      return [{ slug, depth: between.length + 1, between }, ...below(slug, [...between, slug])]
    })
  return below(ancestor, [])
}
