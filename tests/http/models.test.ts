import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manifestSchema } from '../../models/bundle.ts'
import type { TrainedModel } from '../../models/bundle.ts'
import { createHandLearning } from '../support/learning.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'
import { readEvents } from '../support/sse.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

function trained(weights: string): TrainedModel {
  return {
    model: 'text',
    method: { name: 'A test model', kind: 'model' },
    files: new Map([
      ['model.onnx', bytes(weights)],
      ['vocab.json', bytes('{"grams":[]}')],
    ]),
    inputs: [],
    outputs: [],
    metrics: { accuracy: 0.75 },
    baseline: { name: 'majority', metrics: { accuracy: 0.5 } },
    rows: 10,
    seed: 1,
  }
}

describe('models', () => {
  let museum: TestMuseum
  beforeAll(async () => {
    museum = await startTestMuseum({ graph: [], openLearning: async () => createHandLearning() })
  })
  afterAll(() => museum.close())

  const publish = (weights: string, at: string) =>
    museum.models.publish({
      trained: trained(weights),
      parent: null,
      data: { sha256: sha256(weights), visits: 0 },
      card: '# A card',
      createdAt: new Date(at),
    })

  it('are told to open museums, listed with the one that serves, and served for ever', async () => {
    const reader = await readEvents(museum.client.urlOf('watchMuseum'))
    const first = publish('one', '2026-01-01T00:00:00Z')
    expect((await reader.next())!.data).toEqual({
      type: 'model-published',
      model: 'text',
      version: first.version,
    })
    const second = publish('two', '2026-01-02T00:00:00Z')
    expect((await reader.next())!.data).toEqual({
      type: 'model-published',
      model: 'text',
      version: second.version,
    })

    const { items, current, keys } = await museum.client.listModels()
    const own = items.filter((m) => m.origin === 'museum')
    expect(own.map((m) => [m.version, m.current, m.metrics['accuracy']])).toEqual([
      [first.version, false, 0.75],
      [second.version, true, 0.75],
    ])
    expect(current.text).toBe(second.version)
    expect(keys.map((k) => k.keyId)).toContain(second.keyId)

    const fileUrl = (file: string) =>
      museum.client.urlOf('getModelFile', { model: 'text', version: first.version, file })
    const onnx = await fetch(fileUrl('model.onnx'))
    expect(await onnx.text()).toBe('one')
    expect(onnx.headers.get('content-type')).toBe('application/octet-stream')
    expect(onnx.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(onnx.headers.get('etag')).toBe(`"${sha256('one')}"`)
    const again = await fetch(fileUrl('model.onnx'), {
      headers: { 'if-none-match': `"${sha256('one')}"`, 'cache-control': 'max-age=0' },
    })
    expect(again.status).toBe(304)
    const manifest = manifestSchema.parse(await (await fetch(fileUrl('manifest.json'))).json())
    expect(manifest).toEqual(first)
    const card = await fetch(fileUrl('card.md'))
    expect([card.headers.get('content-type'), await card.text()]).toEqual([
      'text/markdown; charset=utf-8',
      '# A card',
    ])
    expect((await fetch(fileUrl('other.json'))).status).toBe(404)

    museum.models.rollback('text')
    expect((await reader.next())!.data).toEqual({
      type: 'model-rolled-back',
      model: 'text',
      version: first.version,
    })
    expect((await museum.client.listModels()).current.text).toBe(first.version)
    reader.close()
  })

  it('are not served where a file was altered: 503, with the reason', async () => {
    const { version } = publish('three', '2026-01-03T00:00:00Z')
    writeFileSync(join(museum.dataDir, 'models', 'text', version, 'model.onnx'), 'tampered')
    const response = await fetch(
      museum.client.urlOf('getModelFile', { model: 'text', version, file: 'model.onnx' }),
    )
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'model-integrity' })
  })

  it("keep a museum's own encoder to the server: 404", async () => {
    const own = trained('four')
    const { version } = museum.models.publish({
      trained: {
        ...own,
        files: new Map([...own.files, ['encoder.onnx', bytes('licensed')], ['encoder.json', bytes('{}')]]),
      },
      parent: null,
      data: { sha256: sha256('four'), visits: 0 },
      card: '# A card',
      createdAt: new Date('2026-01-04T00:00:00Z'),
    })
    for (const [file, status] of [
      ['model.onnx', 200],
      ['encoder.onnx', 404],
      ['encoder.json', 404],
    ] as const)
      expect(
        (await fetch(museum.client.urlOf('getModelFile', { model: 'text', version, file }))).status,
      ).toBe(status)
    expect(museum.models.file('text', version, 'encoder.onnx')).toEqual(Buffer.from('licensed'))
  })

  it('answer what their predictor answers, with the version', async () => {
    expect(await museum.client.predictText({ body: { text: ' 鼎 ' } })).toEqual({
      model: 'text',
      version: '1',
      prediction: { length: 1 },
    })
    const forms = [{ language: 'mandarin', segments: ['ʂ', 'w', 'ei', '²¹⁴'] }]
    expect(await museum.client.predictLanguage({ body: { forms, target: 'cantonese' } })).toEqual({
      model: 'language',
      version: '2',
      prediction: { target: 'cantonese', known: 1 },
    })
  })

  it('runs changes forward from an ancestor’s form', async () => {
    const body = { ancestor: 'latin', segments: ['f', 'uː', 'm', 'u', 's'] }
    expect(await museum.client.predictDescendants({ body })).toEqual({
      model: 'language',
      version: '2',
      prediction: { ancestor: 'latin', sounds: 5 },
    })
    await expect(
      museum.client.predictDescendants({ body: { ...body, ancestor: 'nobodys-mother' } }),
    ).rejects.toMatchObject({ status: 400, code: 'no-descendants' })
  })

  it('say why, where there is none: 503', async () => {
    await expect(museum.client.predictRecommender({ body: { history: [] } })).rejects.toMatchObject({
      status: 503,
      code: 'unavailable',
      message: 'There is no recommender yet.',
      retryAfterS: 60,
    })
  })

  it.each([
    ['predictText', { text: '' }],
    ['predictText', { text: 'x'.repeat(20_001) }],
    ['predictText', { text: 'x', html: true }],
    ['predictLanguage', { forms: [], target: 'cantonese' }],
    [
      'predictLanguage',
      { forms: Array(16).fill({ language: 'mandarin', segments: Array(40).fill('a') }), target: 'cantonese' },
    ],
    ['predictLanguage', { forms: [{ language: 'mandarin', segments: ['a b'] }], target: 'cantonese' }],
    ['predictDescendants', { ancestor: 'latin', segments: [] }],
    ['predictDescendants', { ancestor: 'latin', segments: ['a'], target: 'italian' }],
    ['predictRecommender', { history: ['<b>'], limit: 3 }],
    ['predictRecommender', { history: [], limit: 13 }],
  ] as const)('%s refuses %j', async (name, body) => {
    await expect(museum.client[name]({ body } as never)).rejects.toMatchObject({
      status: 400,
      code: 'invalid',
    })
  })

  it('has no prediction for a model that does not exist', async () => {
    const response = await museum.fetch('/api/v1/predict/oracle', { method: 'POST', body: '{}' })
    expect(response.status).toBe(404)
  })
})
