import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ApiError, MuseumClient } from '../../core/api/client.ts'
import type { ExhibitStop } from '../../core/exhibit/document.ts'
import { buildExhibition, put } from '../support/builders.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'

describe('placing by hand, through the API', () => {
  const artifacts = ['houmuwu-ding', 'nao-bell', 'draft-cup']
  let museum: TestMuseum
  let curator: MuseumClient
  let version: number
  beforeEach(async () => {
    museum = await startTestMuseum()
    curator = await museum.clientOf('curator')
    version = (await curator.getEntity({ params: { id: 'bronze-age' } })).entity.version
  })
  afterEach(() => museum.close())

  const exhibitionWith = (placements: Readonly<Record<string, ExhibitStop['placement']>>) => {
    const draft = buildExhibition('bronze-age', artifacts)
    for (const stop of draft.document.rooms[0]!.stops) {
      const placement = placements[stop.artifact]
      if (placement) stop.placement = placement
    }
    return draft
  }
  const save = (placements: Parameters<typeof exhibitionWith>[0], expects = version) =>
    curator.applyChangeSet({
      body: { message: 'Arranged', operations: [put(exhibitionWith(placements), expects)] },
    })
  const refusal = (call: Promise<unknown>): Promise<ApiError> =>
    call.then(
      () => Promise.reject(new Error('it was not refused')),
      (error: ApiError) => error,
    )

  it('takes what fits', async () => {
    const revision = await save({ 'nao-bell': { xM: -1.5, zM: 0, headingRad: 0 } })
    expect(revision.changes).toHaveLength(1)
  })

  it('refuses what stands outside of its room, saying which and why, and writes nothing', async () => {
    const error = await refusal(save({ 'nao-bell': { xM: 29, zM: 0, headingRad: 0 } }))
    expect(error).toMatchObject({ status: 400, code: 'invalid-change' })
    expect(error.problem!.issues).toEqual([
      {
        path: 'operations.0.entity.document.rooms.0.stops.1.placement',
        message: 'That is not inside the room.',
      },
    ])
    expect((await curator.getEntity({ params: { id: 'bronze-age' } })).entity.version).toBe(version)
  })

  it('refuses a passage that is too narrow, in a trial too', async () => {
    const body = {
      message: 'Too near',
      operations: [
        put(
          exhibitionWith({
            'houmuwu-ding': { xM: -1, zM: 0, headingRad: 0 },
            'nao-bell': { xM: 0.2, zM: 0, headingRad: 0 },
          }),
          version,
        ),
      ],
    }
    for (const dryRun of ['true', 'false'] as const)
      expect((await refusal(curator.applyChangeSet({ query: { dryRun }, body }))).problem!.issues).toEqual([
        expect.objectContaining({ path: 'operations.0.entity.document.rooms.0.stops.1.placement' }),
      ])
  })

  it('says first that it was made from another version', async () => {
    const error = await refusal(save({ 'nao-bell': { xM: 29, zM: 0, headingRad: 0 } }, version + 3))
    expect(error.status).toBe(412)
  })

  it('leaves alone what was unfit before, so that a text can be mended', async () => {
    const unfit = { 'nao-bell': { xM: 29, zM: 0, headingRad: 0 } }
    await museum.store.apply({
      id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      actor: { type: 'system', id: 'test', name: 'Test' },
      message: 'As an import may leave it',
      operations: [put(exhibitionWith(unfit), version)],
    })
    const draft = exhibitionWith(unfit)
    draft.document.rooms[0]!.text = { en: 'Mended.', zh: '已改。' }
    const { changes } = await curator.applyChangeSet({
      body: { message: 'A text', operations: [put(draft, version + 1)] },
    })
    expect(changes).toHaveLength(1)
  })
})
