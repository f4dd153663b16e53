/** The only words that are ever put into a statement by name; everything else is a parameter. */
import { kinds, kindSchema } from '../../../core/heritage/kinds.ts'
import type { Kind } from '../../../core/heritage/kinds.ts'
import { relationTypes, relationTypeSchema } from '../../../core/heritage/relations.ts'
import type { RelationType } from '../../../core/heritage/relations.ts'
import { idSchema } from '../../../core/heritage/text.ts'
import type { Audience } from '../port.ts'

/** Throw where the value is not of the closed set, whatever its type promises. */
export const labelToken = (kind: Kind): string => kindSchema.parse(kind)
export const typeToken = (type: RelationType): string => relationTypeSchema.parse(type)

export const ownLabels = ['Entity', 'Museum', 'Revision', 'Change', 'Touched', 'Tombstone'] as const
export const allLabels: readonly string[] = [...ownLabels, ...kinds]
export const allTypes: readonly string[] = relationTypes

/**
 * Matches one entity by a key of its row. The hint is needed: planned while the museum is empty, a batch would walk the whole
 * index instead of seeking, and that plan is kept.
 */
export const seek = (node: 'n' | 'a' | 'b', property: 'id' | 'slug', value: string): string =>
  `MATCH (${node}:Entity {${property}: ${value}}) USING INDEX SEEK ${node}:Entity(${property})`

/** Ids and slugs never look alike, so one lookup is enough. */
export const keyProperty = (idOrSlug: string): 'id' | 'slug' =>
  idSchema.safeParse(idOrSlug).success ? 'id' : 'slug'

export const visible = (audience: Audience, node: 'n' | 'a' | 'b' | 't'): string =>
  audience === 'public' ? `${node}.open = true` : 'true'
