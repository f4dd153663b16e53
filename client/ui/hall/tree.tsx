/** The family as a drawing for the eye and a nested list for every other reader. */
import { useMuseum } from '../museum-context.tsx'
import { Link } from '../navigation.tsx'
import { familyTrees, placeTrees } from './family-tree.ts'
import type { HallLanguage, TreeNode } from './family-tree.ts'

const rowPx = 28
const columnPx = 160

export interface TreeProps {
  readonly languages: readonly HallLanguage[]
  /** Languages in which the chosen word is recorded. */
  readonly recorded: ReadonlySet<string>
}

export function FamilyTree({ languages, recorded }: TreeProps) {
  const { language } = useMuseum()
  const trees = familyTrees(languages)
  const { nodes, rows, depth } = placeTrees(trees)
  const mothers = new Set(languages.map(({ parent }) => parent))
  const x = (level: number) => 8 + level * columnPx
  const y = (row: number) => 16 + row * rowPx
  const width = x(depth) + 210
  return (
    <div className="tree">
      <svg
        viewBox={`0 0 ${width} ${y(rows - 1) + 16}`}
        width={width}
        height={y(rows - 1) + 16}
        aria-hidden="true"
        focusable="false"
      >
        {nodes.map(({ language: { slug }, depth: level, row, mother }) =>
          mother === undefined ? null : (
            <path
              key={slug}
              className="branch"
              d={`M${x(mother.depth) + 5} ${y(mother.row)}H${x(level) - 24}V${y(row)}H${x(level) - 5}`}
            />
          ),
        )}
        {nodes.map(({ language: { slug, labels, reconstructed }, depth: level, row }) => (
          <g key={slug} className={recorded.has(slug) ? 'has' : ''}>
            <circle cx={x(level)} cy={y(row)} r={4.5} className={reconstructed ? 'open' : 'known'} />
            <text x={x(level) + 10} y={y(row) + (mothers.has(slug) ? -7 : 5)}>
              {labels[language]}
            </text>
          </g>
        ))}
      </svg>
      <ul className="unseen">
        {trees.map((tree) => (
          <Branch key={tree.language.slug} tree={tree} />
        ))}
      </ul>
    </div>
  )
}

function Branch({ tree: { language, children } }: { readonly tree: TreeNode }) {
  const museum = useMuseum()
  return (
    <li>
      <Link href={`/things/${language.slug}`} tabIndex={-1}>
        {language.labels[museum.language]}
      </Link>
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Branch key={child.language.slug} tree={child} />
          ))}
        </ul>
      )}
    </li>
  )
}
