import { afterAll, describe, it } from 'vitest'
import { startNeo4j } from '../support/neo4j-server.ts'
import { testLearningLoop } from './learning-loop.ts'

const neo4j = await startNeo4j()

if ('skip' in neo4j) describe.skip('the loop on Neo4j', () => it(neo4j.skip, () => undefined))
else
  describe('the loop on Neo4j', () => {
    const { uri, user, password, database } = neo4j
    afterAll(() => neo4j.stop())
    testLearningLoop({ neo4j: { uri, user, password, database } })
  })
