/**
 * The port through which all of the server reads and writes the graph; SQLite and Neo4j adapt it, and answer alike, order included.
 *
 * Errors of reads: BadCursorError for a cursor that this list did not give, QueryLimitError outside the limits stated here,
 * StoreUnavailableError where the engine can't serve. A filter by an empty list of kinds or types matches nothing.
 */
import type { ChangeSet, Relation, Revision } from '../../core/changeset/changeset.ts'
import type { Entity } from '../../core/heritage/entity.ts'
import type { Kind } from '../../core/heritage/kinds.ts'
import type { RelationType } from '../../core/heritage/relations.ts'

/**
 * `public` sees what is published and open; `curator` sees everything. Every read names its audience, and for the public what is
 * hidden is as if it were not there: no relation ends in it, no path runs through it, nothing is found by being related to it.
 */
export type Audience = 'public' | 'curator'

export interface Page<T> {
  readonly items: readonly T[]
  /** Opaque; `null` on the last page. */
  readonly nextCursor: string | null
}

export interface ListQuery {
  readonly audience: Audience
  readonly kinds?: readonly Kind[]
  readonly status?: Entity['status']
  /** Only things joined by this type to this entity (id or slug): artifacts MADE_OF bronze. */
  readonly related?: { readonly type: RelationType; readonly to: string }
  /** Only things whose years overlap this span (astronomical years, inclusive); never the undated. An open end overlaps everything. */
  readonly fromYear?: number
  readonly toYear?: number
  /** `slug` (the default) and `earliest` ascend, the undated last; `updated` is newest first. Ties break by id. */
  readonly order?: 'slug' | 'earliest' | 'updated'
  /** 1..200, default 50. */
  readonly limit?: number
  readonly cursor?: string
}

export interface Neighbour {
  readonly relation: Relation
  /** Seen from the entity asked about. */
  readonly direction: 'out' | 'in'
  readonly entity: Entity
}

export interface NeighbourQuery {
  readonly audience: Audience
  readonly types?: readonly RelationType[]
  readonly direction?: 'out' | 'in' | 'both'
  /** 1..200, default 50. */
  readonly limit?: number
  readonly cursor?: string
}

export interface SearchQuery {
  readonly audience: Audience
  /**
   * What a person typed, in any script; never query syntax. 1..200 characters. Every word must be found, in names or texts of any
   * language; case, width and diacritics don't matter, and Latin words match by their beginning.
   */
  readonly text: string
  readonly kinds?: readonly Kind[]
  /** Ids of what resembles the text in meaning, nearest first, at most 500: found beside what has its words. Unknown ones are left out. */
  readonly near?: readonly string[]
  /** 1..200, default 50. */
  readonly limit?: number
  readonly cursor?: string
}

/** By its words, by what it means, or by both. */
export type FoundBy = 'words' | 'meaning' | 'both'

export interface SearchHit {
  readonly entity: Entity
  /** Higher is better; comparable within one answer only. */
  readonly score: number
  readonly foundBy: FoundBy
}

export interface PathQuery {
  readonly audience: Audience
  readonly from: string
  readonly to: string
  /** Links, 1..8; default 6. */
  readonly maxLength?: number
  /** 1..10 shortest paths; default 1. */
  readonly limit?: number
  /** Kinds that no path may run through; default core's `pathBarriers`. */
  readonly barriers?: readonly Kind[]
}

export interface GraphPath {
  /** `entities[i]` and `entities[i + 1]` are joined by `relations[i]`, in whichever direction it points. */
  readonly entities: readonly Entity[]
  readonly relations: readonly Relation[]
}

export interface RevisionQuery {
  /** Only revisions that touched this entity (id), a relation of it included. */
  readonly entity?: string
  /** 1..200, default 50. */
  readonly limit?: number
  /** Newest first; continue below this sequence. */
  readonly beforeSequence?: number
}

export interface GraphStore {
  readonly engine: 'sqlite' | 'neo4j'
  /**
   * The operations are judged together, by the graph that results; core/changeset/plan says how. A removed entity that is put
   * again goes on from its old version.
   *
   * Errors: VersionConflictError, InvalidChangeError, DuplicateChangeSetError; then nothing was written. On return it is durable.
   */
  apply(changeSet: ChangeSet): Promise<Revision>
  /** What `apply` would do, checks included, without writing. */
  preview(changeSet: ChangeSet): Promise<Revision>
  get(idOrSlug: string, audience: Audience): Promise<Entity | undefined>
  /** In the order asked; unknown ones are left out. At most 500. */
  getMany(idsOrSlugs: readonly string[], audience: Audience): Promise<readonly Entity[]>
  list(query: ListQuery): Promise<Page<Entity>>
  /** `undefined` where the entity itself is not there for this audience. Ordered by type, direction (out before in), slug. */
  neighbours(idOrSlug: string, query: NeighbourQuery): Promise<Page<Neighbour> | undefined>
  search(query: SearchQuery): Promise<Page<SearchHit>>
  /** Shortest first, ties by slugs; simple paths. Empty where there is none within the length; from a thing to itself, the path of no links. */
  paths(query: PathQuery): Promise<readonly GraphPath[]>
  /** All relations among the given entities' ids (both ends inside), by type, from, to. */
  relationsAmong(ids: readonly string[], audience: Audience): Promise<readonly Relation[]>
  revision(changeSetId: string): Promise<Revision | undefined>
  revisions(query: RevisionQuery): Promise<readonly Revision[]>
  counts(): Promise<Readonly<Partial<Record<Kind, number>>>>
  /** Throws where the store can't serve. */
  check(): Promise<void>
  close(): Promise<void>
}
