/** The one way to write: a list of operations that is applied whole or not at all. */
import { z } from 'zod'
import { entityDraftSchema } from '../heritage/entity.ts'
import type { Entity, EntityDraft } from '../heritage/entity.ts'
import { relationTypeSchema } from '../heritage/relations.ts'
import type { RelationType } from '../heritage/relations.ts'
import { idSchema } from '../heritage/text.ts'

export const relationSchema = z.strictObject({
  type: relationTypeSchema,
  from: idSchema,
  to: idSchema,
  /** For CITES: the page. For others: a short note. */
  note: z.string().max(300).exactOptional(),
})
export interface Relation {
  readonly type: RelationType
  readonly from: string
  readonly to: string
  readonly note?: string
}

/** A relation is known by its type and its ends; the note is what it says. */
export const relationKey = (relation: Relation): string => `${relation.type} ${relation.from} ${relation.to}`

/** `expects` is the version that the writer saw; 0 says that the entity must not exist yet. */
const expects = z.number().int().nonnegative()

export const operationSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('put'), entity: entityDraftSchema, expects }),
  z.strictObject({ op: z.literal('remove'), id: idSchema, expects: expects.min(1) }),
  z.strictObject({ op: z.literal('link'), relation: relationSchema }),
  z.strictObject({ op: z.literal('unlink'), relation: relationSchema }),
])
export type Operation = z.infer<typeof operationSchema>

export const actorSchema = z.strictObject({
  type: z.enum(['person', 'import', 'model', 'system']),
  id: z.string().min(1).max(80),
  name: z.string().min(1).max(120),
})
export type Actor = z.infer<typeof actorSchema>

export const maxOperations = 20_000

export const changeSetSchema = z.strictObject({
  id: idSchema,
  actor: actorSchema,
  message: z.string().trim().min(1).max(500),
  operations: z.array(operationSchema).min(1).max(maxOperations),
})
export type ChangeSet = z.infer<typeof changeSetSchema>

/** What one operation did, with the image from before: enough to show, undo and restore it. */
export type Change =
  | { readonly op: 'put'; readonly id: string; readonly before: Entity | null; readonly after: Entity }
  /** `relations` are those that went with the entity. */
  | {
      readonly op: 'remove'
      readonly id: string
      readonly before: Entity
      readonly relations: readonly Relation[]
    }
  | { readonly op: 'link'; readonly relation: Relation; readonly before: Relation | null }
  | { readonly op: 'unlink'; readonly relation: Relation }

export interface Revision {
  /** Counts up by one; the order in which ChangeSets were applied. */
  readonly sequence: number
  readonly changeSetId: string
  readonly actor: Actor
  readonly message: string
  readonly at: string
  readonly changes: readonly Change[]
}

export type { Entity, EntityDraft }
