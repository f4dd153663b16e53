import type { GraphStore } from './port.ts'

/** How long what was read may be held where nobody tells of changes: other servers write to Neo4j, nobody else to our file. */
export const heldForMs = ({ engine }: Pick<GraphStore, 'engine'>): number =>
  engine === 'neo4j' ? 5_000 : Number.POSITIVE_INFINITY
