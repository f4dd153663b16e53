/** A family of languages laid out as a tree: depth to the right, one row for each language without daughters. */
import type { Localized } from '../../../core/heritage/text.ts'

export interface HallLanguage {
  readonly slug: string
  readonly labels: Localized
  readonly family: string
  readonly reconstructed: boolean
  readonly parent: string | undefined
}

export interface TreeNode {
  readonly language: HallLanguage
  readonly children: readonly TreeNode[]
}

export interface PlacedNode {
  readonly language: HallLanguage
  /** From 0 at the root. */
  readonly depth: number
  /** In rows, from 0; a mother stands midway between her first and last daughter. */
  readonly row: number
  readonly mother: { readonly depth: number; readonly row: number } | undefined
}

/** The trees of one family, in the order of names. A language whose mother isn't here is a root. */
export function familyTrees(languages: readonly HallLanguage[]): TreeNode[] {
  const known = new Set(languages.map(({ slug }) => slug))
  const daughters = (slug: string | undefined, path: readonly string[]): TreeNode[] =>
    languages
      .filter(
        ({ parent, slug: own }) =>
          (parent !== undefined && known.has(parent) ? parent === slug : slug === undefined) &&
          !path.includes(own),
      )
      .sort((a, b) => a.slug.localeCompare(b.slug))
      .map((language) => ({ language, children: daughters(language.slug, [...path, language.slug]) }))
  return daughters(undefined, [])
}

export function placeTrees(trees: readonly TreeNode[]): {
  readonly nodes: readonly PlacedNode[]
  readonly rows: number
  readonly depth: number
} {
  const nodes: PlacedNode[] = []
  let next = 0
  let deepest = 0
  const place = ({ language, children }: TreeNode, depth: number): number => {
    deepest = Math.max(deepest, depth)
    const at = nodes.length
    nodes.push({ language, depth, row: 0, mother: undefined })
    const rows = children.map((child) => {
      const first = nodes.length
      const row = place(child, depth + 1)
      return { first, row }
    })
    const row = rows.length === 0 ? next++ : (rows[0]!.row + rows.at(-1)!.row) / 2
    nodes[at] = { language, depth, row, mother: undefined }
    for (const { first } of rows) nodes[first] = { ...nodes[first]!, mother: { depth, row } }
    return row
  }
  for (const tree of trees) place(tree, 0)
  return { nodes, rows: next, depth: deepest }
}
