import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ulid } from 'ulid'
import type { ApiError, MuseumClient } from '../../core/api/client.ts'
import { seededId } from '../../core/heritage/identity.ts'
import { buildArtifact, buildPlain, link, put } from '../support/builders.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'

describe('changing the graph', () => {
  let museum: TestMuseum
  let curator: MuseumClient
  beforeEach(async () => {
    museum = await startTestMuseum()
    curator = await museum.clientOf('curator')
  })
  afterEach(() => museum.close())

  const refusal = (call: Promise<unknown>): Promise<ApiError> =>
    call.then(
      () => Promise.reject(new Error('it was not refused')),
      (error: ApiError) => error,
    )

  it('applies a ChangeSet and keeps who did it', async () => {
    const revision = await curator.applyChangeSet({
      body: {
        message: 'A new vessel',
        operations: [put(buildArtifact('gui-vessel')), link('MADE_OF', 'gui-vessel', 'bronze')],
      },
    })
    expect(revision.sequence).toBe(2)
    expect(revision.actor).toMatchObject({ type: 'person', name: 'The curator' })
    expect(revision.changes.map((c) => c.op)).toEqual(['put', 'link'])
    const { artifact } = await museum.client.getEntity({ params: { id: 'gui-vessel' } })
    expect(artifact!.materials.map((m) => m.slug)).toEqual(['bronze'])
    expect(await curator.getRevision({ params: { id: revision.changeSetId } })).toEqual(revision)
  })

  it('shows what it would do without doing it', async () => {
    const response = await museum.fetch('/api/v1/changesets?dryRun=true', {
      method: 'POST',
      headers: { cookie: await museum.cookieOf('curator'), 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'Try', operations: [put(buildArtifact('gui-vessel'))] }),
    })
    const preview = (await response.json()) as { changes: { op: string; before: unknown }[] }
    expect([response.status, preview.changes[0]!.op, preview.changes[0]!.before]).toEqual([200, 'put', null])
    expect((await refusal(museum.client.getEntity({ params: { id: 'gui-vessel' } }))).status).toBe(404)
    expect((await curator.listRevisions()).items).toHaveLength(1)
  })

  it('refuses a change made from another version, whole: 412', async () => {
    const error = await refusal(
      curator.applyChangeSet({
        body: {
          message: 'Two, one of them stale',
          operations: [put(buildPlain('Material', 'jade')), put(buildArtifact('nao-bell'), 7)],
        },
      }),
    )
    expect(error).toMatchObject({ status: 412, code: 'version-conflict' })
    expect(error.problem!.conflict).toEqual({ id: seededId('nao-bell'), expected: 7, actual: 1 })
    expect((await refusal(museum.client.getEntity({ params: { id: 'jade' } }))).status).toBe(404)
  })

  it('lets one of two curators win who change the same thing at once', async () => {
    const change = (labels: { en: string; zh: string }) =>
      curator.applyChangeSet({
        body: { message: 'Rename', operations: [put(buildArtifact('nao-bell', { labels }), 1)] },
      })
    const results = await Promise.allSettled([change({ en: 'A', zh: '甲' }), change({ en: 'B', zh: '乙' })])
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await museum.client.getEntity({ params: { id: 'nao-bell' } })).entity.version).toBe(2)
  })

  it('takes a ChangeSet once: 409', async () => {
    const body = { id: ulid(), message: 'Once', operations: [put(buildPlain('Material', 'jade'))] }
    await curator.applyChangeSet({ body })
    expect(await refusal(curator.applyChangeSet({ body }))).toMatchObject({
      status: 409,
      code: 'duplicate-changeset',
    })
  })

  it('names every operation that the graph does not allow: 400', async () => {
    const error = await refusal(
      curator.applyChangeSet({
        body: {
          message: 'Nonsense',
          operations: [link('MADE_OF', 'bronze', 'nao-bell'), link('MADE_OF', 'nao-bell', 'no-such-thing')],
        },
      }),
    )
    expect(error).toMatchObject({ status: 400, code: 'invalid-change' })
    expect(error.problem!.issues!.map((i) => i.path.split('.').slice(0, 2).join('.'))).toEqual([
      'operations.0',
      'operations.1',
    ])
  })

  it('names every field that the schema does not allow: 400', async () => {
    const entity = {
      ...buildArtifact('gui-vessel'),
      labels: { en: 'Only English' },
      rights: 'mine',
      kind: 'Artifact',
    }
    const error = await refusal(
      curator.applyChangeSet({
        body: { message: 'x', operations: [{ op: 'put', expects: 0, entity: entity as never }] },
      }),
    )
    expect(error.problem!.issues!.map((i) => i.path).sort()).toEqual([
      'operations.0.entity.labels.zh',
      'operations.0.entity.rights',
    ])
    const dragon = { ...buildPlain('Material', 'jade'), kind: 'Dragon' }
    const unknown = await refusal(
      curator.applyChangeSet({
        body: { message: 'x', operations: [{ op: 'put', expects: 0, entity: dragon as never }] },
      }),
    )
    expect(unknown).toMatchObject({ status: 400, code: 'invalid' })
    expect(unknown.problem!.issues!.map((i) => i.path)).toEqual(['operations.0.entity.kind'])
  })

  it('does not let a caller say who they are', async () => {
    const body = {
      message: 'x',
      operations: [put(buildPlain('Material', 'jade'))],
      actor: { type: 'system', id: 'x', name: 'x' },
    }
    expect(await refusal(curator.applyChangeSet({ body: body }))).toMatchObject({
      status: 400,
      code: 'invalid',
    })
  })

  it('keeps markup in names and texts as the letters it is', async () => {
    const labels = { en: '<img src=x onerror=alert(1)>', zh: '</script><b>鼎</b>' }
    await curator.applyChangeSet({
      body: { message: '<i>x</i>', operations: [put(buildArtifact('gui-vessel', { labels }))] },
    })
    const response = await museum.fetch('/api/v1/entities/gui-vessel')
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(((await response.json()) as { entity: { labels: unknown } }).entity.labels).toEqual(labels)
    expect((await museum.client.search({ query: { q: 'onerror' } })).items[0]!.entity.labels).toEqual(labels)
  })

  it('undoes a revision, and the undoing', async () => {
    const removal = await curator.applyChangeSet({
      body: { message: 'Gone', operations: [{ op: 'remove', id: seededId('nao-bell'), expects: 1 }] },
    })
    expect((await refusal(museum.client.getEntity({ params: { id: 'nao-bell' } }))).status).toBe(404)
    const undone = await curator.revertChangeSet({ params: { id: removal.changeSetId }, body: {} })
    expect(undone.message).toBe('Undo: Gone')
    const back = await museum.client.getEntity({ params: { id: 'nao-bell' } })
    expect(back.artifact!.materials.map((m) => m.slug)).toEqual(['bronze'])
    expect(back.exhibits.map((e) => e.slug)).toEqual(['bronze-age'])
    await curator.revertChangeSet({ params: { id: undone.changeSetId }, body: { message: 'Gone after all' } })
    expect((await refusal(museum.client.getEntity({ params: { id: 'nao-bell' } }))).status).toBe(404)
  })

  it('does not undo over what somebody has changed since: 412', async () => {
    const first = await curator.applyChangeSet({
      body: {
        message: 'One',
        operations: [put(buildArtifact('nao-bell', { labels: { en: 'A', zh: '甲' } }), 1)],
      },
    })
    await curator.applyChangeSet({
      body: {
        message: 'Two',
        operations: [put(buildArtifact('nao-bell', { labels: { en: 'B', zh: '乙' } }), 2)],
      },
    })
    expect(
      await refusal(curator.revertChangeSet({ params: { id: first.changeSetId }, body: {} })),
    ).toMatchObject({
      status: 412,
      code: 'version-conflict',
    })
  })

  it('lists revisions newest first, by page and by thing', async () => {
    for (const slug of ['jade', 'silk', 'clay'])
      await curator.applyChangeSet({
        body: { message: slug, operations: [put(buildPlain('Material', slug))] },
      })
    const first = await curator.listRevisions({ query: { limit: 2 } })
    expect(first.items.map((r) => [r.sequence, r.message, r.changeCount])).toEqual([
      [4, 'clay', 1],
      [3, 'silk', 1],
    ])
    const rest = await curator.listRevisions({ query: { limit: 2, cursor: first.nextCursor! } })
    expect(rest.items.map((r) => r.sequence)).toEqual([2, 1])
    expect(rest.nextCursor).toBeNull()
    const ofJade = await curator.listRevisions({ query: { entity: seededId('jade') } })
    expect(ofJade.items.map((r) => r.message)).toEqual(['jade'])
    expect(await refusal(curator.listRevisions({ query: { cursor: 'x' } }))).toMatchObject({
      status: 400,
      code: 'bad-cursor',
    })
  })
})
