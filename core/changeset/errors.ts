/** Why a ChangeSet was refused. Nothing of it was written. */

export class VersionConflictError extends Error {
  readonly code = 'version-conflict'
  readonly id: string
  readonly expected: number
  /** 0 where the entity does not exist. */
  readonly actual: number
  constructor(conflict: { id: string; expected: number; actual: number }) {
    super(
      `Entity ${conflict.id} has version ${conflict.actual}, but the change was made from version ${conflict.expected}. Load it again and repeat the change.`,
    )
    this.id = conflict.id
    this.expected = conflict.expected
    this.actual = conflict.actual
  }
}

export interface Issue {
  /** Where: a JSON path such as `operations.0.entity.labels.zh`. */
  readonly path: string
  readonly message: string
}

/** An operation that the schema allows but the graph does not: a missing end, a forbidden pair of kinds, a slug in use. */
export class InvalidChangeError extends Error {
  readonly code = 'invalid-change'
  readonly issues: readonly Issue[]
  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path}: ${issue.message}`).join('; '))
    this.issues = issues
  }
}

/** A ChangeSet id that was applied before: the first revision stands, and applying again is not an error of data. */
export class DuplicateChangeSetError extends Error {
  readonly code = 'duplicate-changeset'
  readonly changeSetId: string
  constructor(changeSetId: string) {
    super(`ChangeSet ${changeSetId} was applied before.`)
    this.changeSetId = changeSetId
  }
}
