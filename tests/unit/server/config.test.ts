import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../server/config.ts'

describe('readConfig', () => {
  it('has a default for everything', () => {
    const config = readConfig({}, {})
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 4600,
      trustProxy: 0,
      seed: true,
      logLevel: 'info',
    })
    expect(config.neo4j).toBeUndefined()
    expect(config.rateLimits.auth).toBe(10)
  })

  it('prefers what is given to the environment, and that to the defaults', () => {
    const env = { MOUSEION_PORT: '9000', MOUSEION_HOST: '0.0.0.0', MOUSEION_LIMIT_AUTH: '3' }
    const config = readConfig({ port: 8080 }, env)
    expect([config.port, config.host, config.rateLimits.auth, config.rateLimits.reads]).toEqual([
      8080,
      '0.0.0.0',
      3,
      6_000,
    ])
  })

  it('takes Neo4j where its address is given', () => {
    const env = { NEO4J_URI: 'neo4j://db:7687', NEO4J_PASSWORD: 'secret' }
    expect(readConfig({}, env).neo4j).toEqual({
      uri: 'neo4j://db:7687',
      user: 'neo4j',
      password: 'secret',
      database: 'neo4j',
    })
  })

  it('leaves Neo4j out where that is asked for', () => {
    expect(readConfig({ neo4j: undefined }, { NEO4J_URI: 'neo4j://db:7687' }).neo4j).toBeUndefined()
  })

  it('names every setting that cannot be used', () => {
    const env = { MOUSEION_PORT: '70000', NEO4J_URI: 'http://db', MOUSEION_SECRET: 'short' }
    const refusal = (() => {
      try {
        readConfig({}, env)
        return ''
      } catch (error) {
        return (error as Error).message
      }
    })()
    expect(
      refusal
        .split('\n')
        .map((line) => line.split(':')[0])
        .sort(),
    ).toEqual(['neo4j.uri', 'port', 'secret'])
  })
})
