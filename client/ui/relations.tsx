import type { NeighbourView, Reference } from '../../core/api/views.ts'
import { relationWords } from '../../core/i18n/index.ts'
import type { RelationType } from '../../core/heritage/relations.ts'
import { useNeighbours } from './data.ts'
import { Things } from './label.tsx'
import { useMuseum } from './museum-context.tsx'
import { Failed } from './states.tsx'

const hidden = new Set<RelationType>(['SUBJECT', 'OBJECT', 'CITES', 'PRODUCED_IN', 'EXHIBITED_IN', 'STOP_OF'])

export interface RelationGroup {
  readonly type: RelationType
  readonly direction: 'out' | 'in'
  readonly things: readonly Reference[]
}

/** By type and direction, in the order in which they came; statements and sources are told elsewhere. */
export function groupRelations(neighbours: readonly NeighbourView[]): RelationGroup[] {
  const groups = new Map<string, { type: RelationType; direction: 'out' | 'in'; things: Reference[] }>()
  for (const { type, direction, entity } of neighbours) {
    if (hidden.has(type) || entity.kind === 'Assertion' || entity.kind === 'Annotation') continue
    const key = `${type} ${direction}`
    const group = groups.get(key) ?? { type, direction, things: [] }
    group.things.push(made(entity))
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** A production is read as the thing that was made: seeded productions are named after it. */
function made(entity: Reference): Reference {
  if (entity.kind !== 'Production' || !entity.slug.endsWith('-production')) return entity
  return {
    ...entity,
    kind: 'Artifact',
    slug: entity.slug.replace(/-production$/, ''),
    labels: {
      ...entity.labels,
      en: entity.labels.en.replace(/^Making of /, ''),
      zh: entity.labels.zh.replace(/的制作$/, ''),
    },
  }
}

export function Relations({ id }: { readonly id: string }) {
  const { language, t } = useMuseum()
  const neighbours = useNeighbours(id)
  if (neighbours.isError) return <Failed error={neighbours.error} retry={() => void neighbours.refetch()} />
  const groups = groupRelations(neighbours.data?.items ?? [])
  if (neighbours.isSuccess && groups.length === 0) return <p className="quiet">{t.states.empty}</p>
  return (
    <dl>
      {groups.map(({ type, direction, things }) => (
        <div className="group" key={`${type} ${direction}`}>
          <dt>{relationWords(type, direction, language)}</dt>
          <dd>
            <Things list={things} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
