import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ulid } from 'ulid'
import { apiBase, paths, routeNames } from '../../core/api/paths.ts'
import type { RouteName, RoutePath } from '../../core/api/paths.ts'
import type { Problem } from '../../core/api/messages.ts'
import { createHandLearning } from '../support/learning.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'

const params: Readonly<Record<string, string>> = {
  slug: 'bronze-age',
  id: 'houmuwu-ding',
  visit: '7b0c1c3e-3d56-4b6f-9a8e-0d3f2a1b4c5d',
  model: 'text',
  version: '1',
  file: 'model.onnx',
}
const never = ulid()
const blob = `${'0'.repeat(64)}.glb`

/** What each route answers to nobody, to a curator and to an administrator; requests are made with an empty body. */
const expected: Record<RouteName, readonly [number, number, number]> = {
  listExhibits: [200, 200, 200],
  getExhibit: [200, 200, 200],
  listCollection: [200, 200, 200],
  listEntities: [200, 200, 200],
  getEntity: [200, 200, 200],
  listNeighbours: [200, 200, 200],
  findPaths: [400, 400, 400],
  search: [400, 400, 400],
  appendEvents: [400, 400, 400],
  eraseVisit: [200, 200, 200],
  listModels: [200, 200, 200],
  getModelFile: [404, 404, 404],
  predictText: [400, 400, 400],
  predictLanguage: [400, 400, 400],
  predictDescendants: [400, 400, 400],
  predictRecommender: [400, 400, 400],
  listTrainingRuns: [401, 200, 200],
  startTrainingRun: [401, 400, 400],
  getTrainingRun: [401, 404, 404],
  watchTrainingRun: [401, 404, 404],
  getTrainingReport: [401, 404, 404],
  applyChangeSet: [401, 400, 400],
  listRevisions: [401, 200, 200],
  getRevision: [401, 404, 404],
  revertChangeSet: [401, 404, 404],
  uploadScan: [401, 415, 415],
  getScan: [401, 404, 404],
  watchScan: [401, 404, 404],
  getScanFile: [401, 404, 404],
  uploadScanStill: [401, 415, 415],
  publishScan: [401, 400, 400],
  getMediaFile: [404, 404, 404],
  watchMuseum: [200, 200, 200],
  getMe: [200, 200, 200],
  signIn: [400, 400, 400],
  signOut: [200, 200, 200],
  changePassword: [401, 400, 400],
  createFirstAdmin: [400, 400, 400],
  createAccount: [401, 403, 400],
  getOpenApi: [200, 200, 200],
}

describe('who may do what', () => {
  let museum: TestMuseum
  const cookies: Record<string, string | undefined> = {}
  beforeAll(async () => {
    museum = await startTestMuseum({ openLearning: async () => createHandLearning() })
    cookies['curator'] = await museum.cookieOf('curator')
    cookies['admin'] = await museum.cookieOf('admin')
  })
  afterAll(() => museum.close())

  const ask = async (name: RouteName, role: string) => {
    const { method, path }: RoutePath = paths[name]
    const byUlid = /^\/(training-runs|changesets|scans|media)\//.test(path)
    const filled = path.replaceAll(/:([a-z]+)/g, (_, p: string) =>
      p === 'id' && byUlid ? never : p === 'file' && byUlid ? blob : params[p]!,
    )
    // Signing out would end the session that the other rows need.
    const cookie = name === 'signOut' ? undefined : cookies[role]
    const abort = new AbortController()
    const response = await museum.fetch(`${apiBase}${filled}`, {
      method,
      signal: abort.signal,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      },
      ...(method === 'POST' ? { body: '{}' } : {}),
    })
    if (paths[name].answer === 'events') abort.abort()
    else await response.arrayBuffer()
    return response
  }

  it('has a row for every route', () => {
    expect(Object.keys(expected).sort()).toEqual([...routeNames].sort())
  })

  for (const name of routeNames) {
    ;['nobody', 'curator', 'admin'].forEach((role, column) => {
      it(`${paths[name].method} ${paths[name].path} for ${role}: ${expected[name][column]}`, async () => {
        expect((await ask(name, role)).status).toBe(expected[name][column])
      })
    })
  }

  it('shows drafts and withheld things to curators alone', async () => {
    const curator = await museum.clientOf('curator')
    for (const slug of ['draft-cup', 'secret-mask']) {
      await expect(museum.client.getEntity({ params: { id: slug } })).rejects.toMatchObject({
        status: 404,
        code: 'not-found',
      })
      expect((await curator.getEntity({ params: { id: slug } })).entity.slug).toBe(slug)
    }
    const seen = async (client: typeof curator) =>
      (await client.listEntities({ query: { kind: 'Artifact' } })).items.map((e) => e.slug)
    expect(await seen(museum.client)).toEqual(['celadon-bowl', 'houmuwu-ding', 'nao-bell'])
    expect(await seen(curator)).toEqual([
      'celadon-bowl',
      'draft-cup',
      'houmuwu-ding',
      'nao-bell',
      'secret-mask',
    ])
  })

  it('does not believe a made-up or altered cookie', async () => {
    for (const cookie of [
      'mouseion.session_token=abc.def',
      cookies['curator']!.replace(/.$/, 'x').slice(0, -3),
    ]) {
      const response = await museum.fetch('/api/v1/changesets', { headers: { cookie } })
      expect(response.status).toBe(401)
      expect(((await response.json()) as Problem).code).toBe('sign-in-required')
    }
  })

  it('refuses writes that another site sends with a curator signed in', async () => {
    const post = (headers: Record<string, string>) =>
      museum.fetch('/api/v1/changesets', {
        method: 'POST',
        body: '{}',
        headers: { cookie: cookies['curator']!, 'content-type': 'application/json', ...headers },
      })
    expect((await post({ origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await post({ origin: 'null' })).status).toBe(403)
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post({ origin: museum.url })).status).toBe(400)
  })

  it('lets the other answers be kept by nobody but the browser that is signed in', async () => {
    const response = await museum.fetch('/api/v1/entities/draft-cup', {
      headers: { cookie: cookies['curator']! },
    })
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    expect(response.headers.get('vary')).toContain('Cookie')
  })
})
