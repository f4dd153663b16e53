/** What makes a ChangeSet impossible. Pure; each check throws the error that the store answers with. */
import type { EntityDraft } from '../heritage/entity.ts'
import { mayRelate } from '../heritage/relations.ts'
import { idSchema } from '../heritage/text.ts'
import { maxOperations, relationKey } from './changeset.ts'
import type { Change, Operation } from './changeset.ts'
import { InvalidChangeError, VersionConflictError } from './errors.ts'
import type { Issue } from './errors.ts'
import type { GraphState } from './plan.ts'

export function checkOperations(operations: readonly Operation[]): void {
  if (operations.length < 1 || operations.length > maxOperations)
    throw new InvalidChangeError([
      { path: 'operations', message: `a change has 1 to ${maxOperations} operations` },
    ])
  const issues: Issue[] = []
  const seen = new Set<string>()
  const once = (key: string, path: string, what: string) => {
    if (seen.has(key)) issues.push({ path, message: `${what} occurs twice in this change` })
    seen.add(key)
  }
  operations.forEach((operation, i) => {
    const path = `operations.${i}`
    if (operation.op === 'put') {
      once(operation.entity.id, `${path}.entity.id`, 'the entity')
      once(`slug ${operation.entity.slug}`, `${path}.entity.slug`, 'the slug')
      if (idSchema.safeParse(operation.entity.slug).success)
        issues.push({ path: `${path}.entity.slug`, message: 'a slug must not look like an id' })
    } else if (operation.op === 'remove') {
      once(operation.id, `${path}.id`, 'the entity')
    } else {
      once(relationKey(operation.relation), `${path}.relation`, 'the relation')
      if (operation.relation.from === operation.relation.to)
        issues.push({ path: `${path}.relation.to`, message: 'a thing is not related to itself' })
    }
  })
  if (issues.length > 0) throw new InvalidChangeError(issues)
}

export function checkVersions(operations: readonly Operation[], state: GraphState): void {
  for (const operation of operations) {
    if (operation.op !== 'put' && operation.op !== 'remove') continue
    const id = operation.op === 'put' ? operation.entity.id : operation.id
    const actual = state.entities.get(id)?.version ?? 0
    if (actual !== operation.expects)
      throw new VersionConflictError({ id, expected: operation.expects, actual })
  }
}

export function checkGraph(operations: readonly Operation[], state: GraphState): void {
  const put = new Map<string, EntityDraft>()
  const removed = new Set<string>()
  for (const operation of operations) {
    if (operation.op === 'put') put.set(operation.entity.id, operation.entity)
    else if (operation.op === 'remove') removed.add(operation.id)
  }
  const kindAfter = (id: string) => (removed.has(id) ? undefined : (put.get(id)?.kind ?? state.kinds.get(id)))
  const issues: Issue[] = []
  operations.forEach((operation, i) => {
    const path = `operations.${i}`
    if (operation.op === 'put') {
      const { id, slug, kind } = operation.entity
      const before = state.entities.get(id)
      if (before !== undefined && before.kind !== kind)
        issues.push({
          path: `${path}.entity.kind`,
          message: `${before.slug} is a ${before.kind} and stays one`,
        })
      const owner = state.slugOwners.get(slug)
      if (owner !== undefined && owner !== id && !removed.has(owner) && !put.has(owner))
        issues.push({ path: `${path}.entity.slug`, message: `the slug ${slug} is in use` })
    } else if (operation.op === 'link') {
      const { type, from, to } = operation.relation
      const [fromKind, toKind] = [kindAfter(from), kindAfter(to)]
      if (fromKind === undefined)
        issues.push({ path: `${path}.relation.from`, message: `there is no entity ${from}` })
      if (toKind === undefined)
        issues.push({ path: `${path}.relation.to`, message: `there is no entity ${to}` })
      if (fromKind !== undefined && toKind !== undefined && !mayRelate(type, fromKind, toKind))
        issues.push({ path: `${path}.relation`, message: `${type} does not join ${fromKind} to ${toKind}` })
    }
  })
  if (issues.length > 0) throw new InvalidChangeError(issues)
}

/** Removing a hub takes its relations along; undoing that must still fit into one ChangeSet. */
export function checkUndoable(changes: readonly Change[]): void {
  const size = changes.reduce((sum, c) => sum + 1 + (c.op === 'remove' ? c.relations.length : 0), 0)
  if (size > maxOperations)
    throw new InvalidChangeError([
      {
        path: 'operations',
        message: `this takes ${size} things away or changes them; at most ${maxOperations}`,
      },
    ])
}
