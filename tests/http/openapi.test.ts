import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths, routeNames } from '../../core/api/paths.ts'
import type { RoutePath } from '../../core/api/paths.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'

interface Operation {
  operationId: string
  summary: string
  parameters?: { name: string; in: string; required?: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
  security?: object[]
}
interface Document {
  openapi: string
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>>
}

describe('openapi.json', () => {
  let museum: TestMuseum
  let document: Document
  beforeAll(async () => {
    museum = await startTestMuseum({ graph: [] })
    document = (await museum.client.getOpenApi()) as unknown as Document
  })
  afterAll(() => museum.close())
  const operations = () => Object.values(document.paths).flatMap((item) => Object.values(item))

  it('is OpenAPI 3.1 of this API', () => {
    expect([document.openapi, document.servers[0]!.url]).toEqual(['3.1.0', '/api/v1'])
  })

  it('describes every route once, and no other', () => {
    expect(
      operations()
        .map((o) => o.operationId)
        .sort(),
    ).toEqual([...routeNames].sort())
    for (const name of routeNames) {
      const { path, method }: RoutePath = paths[name]
      const operation = document.paths[path.replaceAll(/:([a-z]+)/g, '{$1}')]![method.toLowerCase()]!
      expect([operation.operationId, operation.summary]).toEqual([name, paths[name].summary])
    }
  })

  it('declares every parameter of a path, as required', () => {
    for (const [path, item] of Object.entries(document.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!)
      for (const operation of Object.values(item)) {
        const declared = (operation.parameters ?? []).filter((p) => p.in === 'path')
        expect(declared.map((p) => p.name).sort()).toEqual(inPath.sort())
        expect(declared.every((p) => p.required === true)).toBe(true)
      }
    }
  })

  it('has no reference that leads nowhere', () => {
    const references: string[] = []
    JSON.stringify(document, (key, value: unknown) => {
      if (key === '$ref') references.push(String(value))
      return value
    })
    for (const reference of new Set(references)) {
      const target = reference
        .replace('#/', '')
        .split('/')
        .reduce<unknown>(
          (node, key) => (node as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/')],
          document,
        )
      expect(target, reference).toBeDefined()
    }
  })

  it('gives every operation a success, a problem, and a body where it takes one', () => {
    for (const name of routeNames) {
      const { path, method, status, auth }: RoutePath = paths[name]
      const operation = document.paths[path.replaceAll(/:([a-z]+)/g, '{$1}')]![method.toLowerCase()]!
      expect(operation.responses[String(status)], name).toBeDefined()
      expect(Object.keys(operation.responses['default']!.content!)).toEqual(['application/problem+json'])
      expect(operation.requestBody !== undefined, name).toBe(method === 'POST')
      expect(operation.security !== undefined, name).toBe(auth !== 'public')
    }
  })

  it('says what a ChangeSet is, down to its operations', () => {
    const text = JSON.stringify(document.paths['/changesets']!['post']!.requestBody)
    const everything = text + JSON.stringify(document.components)
    for (const word of ['operations', 'expects', 'put', 'unlink', 'MADE_OF', 'inventoryNumber'])
      expect(everything).toContain(`"${word}"`)
  })
})
