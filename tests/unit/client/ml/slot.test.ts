import { beforeAll, describe, expect, it } from 'vitest'
import { createSlot } from '../../../../client/ml/slot.ts'
import type { SlotParts } from '../../../../client/ml/slot.ts'
import type { TrustedKey } from '../../../../client/ml/verify.ts'
import type { Signer } from '../../../../server/trainer/signing.ts'
import { buildSignedModel, createFakeRuntime, createTestSigner } from '../../../support/signed-model.ts'
import type { ModelFiles } from '../../../support/signed-model.ts'

let signer: Signer
let key: TrustedKey
beforeAll(() => {
  ;({ signer, key } = createTestSigner())
})

function setUp(versions: readonly string[], over: Partial<SlotParts> = {}) {
  const files = new Map<string, ModelFiles>(versions.map((v) => [v, buildSignedModel(signer, v)]))
  const runtime = createFakeRuntime((version) => version === 'broken')
  const slot = createSlot('recommender', {
    runtime: () => runtime,
    createPredictor: (_model, session) => ({
      probe: 'probe',
      predict: async (input) => ({ input, y: Number((await session.run({}))['y']!.data[0]) }),
    }),
    fetchBytes: async (path) => {
      const [, version, file] = path.split('/')
      return files.get(version!)!.get(file!)!
    },
    gpuAbsence: async () => '',
    now: () => 0,
    ...over,
  })
  return { slot, runtime, files }
}

describe('a model in its place', () => {
  it('answers with the version in use, and swaps without leaving a session behind', async () => {
    const { slot, runtime } = setUp(['one', 'three'])
    await slot.use('one', [key])
    expect(await slot.predict('q')).toEqual({ version: 'one', prediction: { input: 'q', y: 3 } })
    await slot.use('three', [key])
    expect(await slot.predict('q')).toEqual({ version: 'three', prediction: { input: 'q', y: 5 } })
    expect([runtime.opened, runtime.disposed]).toEqual([['one', 'three'], ['one']])
  })

  it('finishes the questions under way on the old version, and asks the new one afterwards', async () => {
    const { slot, runtime } = setUp(['one', 'three'])
    await slot.use('one', [key])
    let open = () => {}
    runtime.gate = new Promise((resolve) => (open = resolve))
    const under = [slot.predict('a'), slot.predict('b')]
    const swap = slot.use('three', [key])
    expect(runtime.disposed).toEqual([])
    open()
    expect((await Promise.all(under)).map(({ version }) => version)).toEqual(['one', 'one'])
    await swap
    expect((await slot.predict('c')).version).toBe('three')
    expect(runtime.disposed).toEqual(['one'])
  })

  it('serves the version named last, however long each takes to fetch', async () => {
    const { slot, runtime } = setUp(['one', 'three', 'eleven'])
    await Promise.all(['one', 'three', 'eleven'].map((version) => slot.use(version, [key])))
    expect([slot.version(), runtime.disposed]).toEqual(['eleven', ['one', 'three']])
  })

  it('keeps the old version where the new one can not be started', async () => {
    const { slot, runtime } = setUp(['one', 'broken'])
    await slot.use('one', [key])
    await expect(slot.use('broken', [key])).rejects.toMatchObject({
      code: 'runtime',
      message: 'cannot load broken',
    })
    expect([(await slot.predict('q')).version, runtime.disposed]).toEqual(['one', []])
  })

  it('lets the old version go where the new one runs on the server alone, and fetches nothing of it', async () => {
    const { slot, runtime, files } = setUp(['one', 'three'])
    const encoder = [{ path: 'encoder.onnx', sha256: '0'.repeat(64), bytes: 1 }]
    const listed = ['model.onnx', 'vocab.json'].map((path) => ({ ...encoder[0]!, path }))
    const manifest = buildSignedModel(signer, 'two', { files: [...listed, ...encoder] }).get('manifest.json')!
    files.set('two', new Map([['manifest.json', manifest]]))
    await slot.use('one', [key])
    await expect(slot.use('two', [key])).rejects.toMatchObject({ code: 'server-only', message: 'by hand' })
    expect(slot.version()).toBeUndefined()
    expect(runtime.disposed).toEqual(['one'])
    await expect(slot.predict('q')).rejects.toThrow('no model is loaded')
    await slot.use('three', [key])
    expect((await slot.predict('q')).version).toBe('three')
  })

  it.each([
    [
      'a changed model file',
      'hash',
      (files: ModelFiles) => files.set('model.onnx', new Uint8Array([1, 2, 3])),
    ],
    [
      'a changed vocabulary',
      'hash',
      (files: ModelFiles) => files.set('vocab.json', new TextEncoder().encode('{}')),
    ],
    ['a changed manifest', 'signature', (files: ModelFiles) => edit(files, { seed: 2 })],
    ['a field beside the schema', 'signature', (files: ModelFiles) => edit(files, { note: 'added' })],
    ['a manifest that is no manifest', 'manifest', (files: ModelFiles) => edit(files, { files: [] })],
    [
      'a manifest that is no JSON',
      'manifest',
      (files: ModelFiles) => files.set('manifest.json', new Uint8Array([123])),
    ],
    [
      'the files of another version',
      'manifest',
      (files: ModelFiles) => {
        for (const [name, bytes] of buildSignedModel(signer, 'one')) files.set(name, bytes)
      },
    ],
    [
      'the signature of an unknown key',
      'signature',
      (files: ModelFiles) => {
        for (const [name, bytes] of buildSignedModel(createTestSigner().signer, 'three'))
          files.set(name, bytes)
      },
    ],
    [
      "an unknown key's signature under a known name",
      'signature',
      (files: ModelFiles) => {
        for (const [name, bytes] of buildSignedModel(createTestSigner().signer, 'three'))
          files.set(name, bytes)
        edit(files, { keyId: key.keyId })
      },
    ],
  ])('keeps out %s', async (_what, code, harm) => {
    const { slot, runtime, files } = setUp(['one', 'three'])
    await slot.use('one', [key])
    harm(files.get('three')!)
    await expect(slot.use('three', [key])).rejects.toMatchObject({ code })
    expect([slot.version(), runtime.opened]).toEqual(['one', ['one']])
  })

  it('moves to the graphics card where that is faster, and closes what it leaves', async () => {
    const gpu = createFakeRuntime()
    let nowMs = 0
    const wasm = createFakeRuntime()
    const { slot } = setUp(['one'], {
      runtime: (provider) => (provider === 'webgpu' ? gpu : wasm),
      gpuAbsence: async () => undefined,
      // Read at the beginning and end of each timed run, five on WASM first.
      now: (() => {
        let reads = 0
        return () => (nowMs += reads++ < 10 ? 4 : 1)
      })(),
    })
    await slot.use('one', [key])
    expect(await slot.measure()).toEqual({
      provider: 'webgpu',
      reason: 'webgpu-faster',
      details: ['1.0', '4.0'],
    })
    expect([wasm.disposed, gpu.disposed]).toEqual([['one'], []])
    expect((await slot.predict('q')).version).toBe('one')
  })
})

function edit(files: ModelFiles, over: Record<string, unknown>): void {
  const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as object
  files.set('manifest.json', new TextEncoder().encode(JSON.stringify({ ...manifest, ...over })))
}
