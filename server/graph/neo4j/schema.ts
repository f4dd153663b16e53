/** Constraints, indexes and tokens. Named and `IF NOT EXISTS`, so that every start may run them. */
import type { Neo4jSessions } from './session.ts'
import { allLabels, allTypes } from './tokens.ts'

/**
 * The text index holds what search/terms.ts makes: tokens of a-z and 0-9 with Chinese already cut into characters and pairs. So it
 * is split at spaces only. The `cjk` analyzer finds pairs too, but no single character, and it drops English stop words: the two
 * stores would not answer alike.
 */
const statements = [
  'CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE',
  'CREATE CONSTRAINT entity_slug IF NOT EXISTS FOR (n:Entity) REQUIRE n.slug IS UNIQUE',
  'CREATE CONSTRAINT museum_key IF NOT EXISTS FOR (m:Museum) REQUIRE m.key IS UNIQUE',
  'CREATE CONSTRAINT revision_sequence IF NOT EXISTS FOR (v:Revision) REQUIRE v.sequence IS UNIQUE',
  'CREATE CONSTRAINT revision_change_set IF NOT EXISTS FOR (v:Revision) REQUIRE v.changeSetId IS UNIQUE',
  'CREATE CONSTRAINT tombstone_id IF NOT EXISTS FOR (s:Tombstone) REQUIRE s.id IS UNIQUE',
  'CREATE INDEX entity_kind_slug IF NOT EXISTS FOR (n:Entity) ON (n.kind, n.slug)',
  'CREATE INDEX entity_earliest IF NOT EXISTS FOR (n:Entity) ON (n.earliest)',
  'CREATE INDEX entity_updated IF NOT EXISTS FOR (n:Entity) ON (n.updated)',
  'CREATE INDEX change_sequence IF NOT EXISTS FOR (c:Change) ON (c.sequence, c.position)',
  'CREATE INDEX touched_entity IF NOT EXISTS FOR (t:Touched) ON (t.entity, t.sequence)',
  `CREATE FULLTEXT INDEX entity_text IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchNames, n.searchTexts]
   OPTIONS { indexConfig: { \`fulltext.analyzer\`: 'whitespace' } }`,
]

const propertyKeys = ['open', 'status', 'latest', 'version', 'names', 'props', 'note', 'json', '_lock']

/** Tokens are made before they are asked for: a statement about a type that no relation has yet would be remarked on. */
export async function prepareSchema({ write, read }: Neo4jSessions): Promise<void> {
  for (const statement of statements) await write(statement)
  await write('UNWIND $names AS name CALL db.createLabel(name)', { names: allLabels })
  await write('UNWIND $names AS name CALL db.createRelationshipType(name)', { names: allTypes })
  await write('UNWIND $names AS name CALL db.createProperty(name)', {
    names: [...propertyKeys, 'sequence', 'createdAt', 'createdBy', 'actor', 'message', 'at'],
  })
  await read('CALL db.awaitIndexes(60)')
}
