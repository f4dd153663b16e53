import { describe, expect, it } from 'vitest'
import { createModels } from '../../../../client/ml/models.ts'
import type { WorkerPort } from '../../../../client/ml/models.ts'
import type { FromWorker, ToWorker } from '../../../../client/ml/protocol.ts'
import type { LiveChannel } from '../../../../client/ml/live.ts'
import type { ModelName } from '../../../../models/bundle.ts'

const choice = { provider: 'wasm', reason: 'no-webgpu', details: [] } as const

function setUp() {
  const said: ToWorker[] = []
  const workers: (WorkerPort & { readonly terminated: () => boolean })[] = []
  const heard = new Map<string, (event: never) => void>()
  let version: string | undefined = '1'
  let reachable = true
  const live: Pick<LiveChannel, 'on'> = {
    on(type, listener) {
      heard.set(type, listener)
      return () => void heard.delete(type)
    },
  }
  const models = createModels({
    client: {
      listModels: async () => {
        if (!reachable) throw new TypeError('Failed to fetch')
        return {
          items: [],
          nextCursor: null,
          current: version === undefined ? {} : { text: version },
          keys: [],
        }
      },
      predictText: async () => ({ model: 'text', version: 'server', prediction: { from: 'server' } }),
      predictLanguage: async () => Promise.reject(new Error('not asked')),
      predictDescendants: async ({ body }) => ({
        model: 'language',
        version: 'server',
        prediction: { ...body },
      }),
      predictRecommender: async () => Promise.reject(new Error('not asked')),
    },
    live,
    startWorker() {
      let terminated = false
      const worker = {
        onmessage: null,
        onerror: null,
        postMessage: (message: ToWorker) => void said.push(message),
        terminate: () => void (terminated = true),
        terminated: () => terminated,
      }
      workers.push(worker)
      return worker
    },
    whenIdle: (run) => run(),
  })
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return {
    models, said, workers, heard, settled,
    say: (message: FromWorker) => workers.at(-1)!.onmessage?.({ data: message } as MessageEvent<FromWorker>),
    publish: (next: string | undefined) => (version = next),
    reach: (can: boolean) => (reachable = can),
    tell: (type: string, model: ModelName) => heard.get(type)?.({ type, model, version } as never),
    last: <T extends ToWorker['type']>(type: T) => said.filter((m) => m.type === type).at(-1) as Extract<ToWorker, { type: T }>,
  } // prettier-ignore
}
type World = ReturnType<typeof setUp>

async function makeReady(world: World, version: string): Promise<void> {
  await world.settled()
  world.say({ type: 'ready', call: world.last('use').call, model: 'text', version, choice })
  await world.settled()
}
async function answerLast(world: World, version: string): Promise<void> {
  await world.settled()
  world.say({ type: 'answer', id: world.last('predict').id, version, prediction: { from: 'device' } })
}

describe('the models of a page', () => {
  it('start nothing before the first question, then answer on the device', async () => {
    const world = setUp()
    expect([world.workers.length, world.models.status('text')]).toEqual([0, { state: 'idle' }])
    const answer = world.models.predict('text', { text: 'a bell' })
    await makeReady(world, '1')
    await answerLast(world, '1')
    expect(await answer).toEqual({ version: '1', where: 'device', prediction: { from: 'device' } })
    expect(world.models.versions()).toEqual({ text: '1' })
  })

  it('follow what the museum publishes, and keep the old version where the new one is refused', async () => {
    const world = setUp()
    world.models.prepare('text')
    await makeReady(world, '1')
    world.publish('2')
    world.tell('model-published', 'text')
    await world.settled()
    const { call } = world.last('use')
    world.say({
      type: 'refused',
      call,
      model: 'text',
      version: '2',
      code: 'signature',
      detail: 'no',
      kept: '1',
    })
    await world.settled()
    const refused = { version: '2', code: 'signature', detail: 'no' }
    expect(world.models.status('text')).toEqual({ state: 'ready', version: '1', choice, refused })
    world.publish('3')
    world.tell('model-published', 'text')
    await makeReady(world, '3')
    expect(world.models.status('text')).toEqual({ state: 'ready', version: '3', choice })
  })

  it('ask the server forward in time where the museum has no language model for the device', async () => {
    const world = setUp()
    const question = { ancestor: 'latin', segments: ['f', 'u'] as [string, ...string[]], cognateSet: 'smoke' }
    expect(await world.models.predict('descendants', question)).toEqual({
      version: 'server',
      where: 'server',
      prediction: question,
    })
    expect(world.models.status('language').state).toBe('absent')
  })

  it('look again after a broken connection, and leave alone what nobody asked for', async () => {
    const world = setUp()
    world.tell('reconnected', 'text')
    await world.settled()
    expect(world.said).toEqual([])
    world.models.prepare('text')
    await makeReady(world, '1')
    world.publish('2')
    world.tell('reconnected', 'text')
    await world.settled()
    expect(world.last('use').version).toBe('2')
  })

  it('ask the server while the model is on its way, where that is wished, and the device from then on', async () => {
    const world = setUp()
    const soon = () => world.models.predict('text', { text: 'a bell' }, { meanwhile: 'server' })
    expect((await soon()).where).toBe('server')
    expect(world.last('use').version).toBe('1')
    await makeReady(world, '1')
    const later = soon()
    await answerLast(world, '1')
    expect((await later).where).toBe('device')
  })

  it('ask again after a failed look-up', async () => {
    const world = setUp()
    world.reach(false)
    await expect(world.models.predict('text', { text: 'a' })).rejects.toThrow('Failed to fetch')
    world.reach(true)
    world.models.prepare('text')
    await makeReady(world, '1')
    expect(world.models.status('text').state).toBe('ready')
  })

  it('ask the server where a first version is refused, say so, and fetch anew what did not arrive', async () => {
    const world = setUp()
    const answer = world.models.predict('text', { text: 'a' })
    await world.settled()
    const refusal = {
      type: 'refused',
      model: 'text',
      version: '1',
      code: 'fetch',
      detail: '503',
      kept: null,
    } as const
    world.say({ ...refusal, call: world.last('use').call })
    expect(await answer).toEqual({ version: 'server', where: 'server', prediction: { from: 'server' } })
    expect(world.models.status('text').state).toBe('server')
    const again = world.models.predict('text', { text: 'a' })
    await makeReady(world, '1')
    await answerLast(world, '1')
    expect((await again).where).toBe('device')
  })

  it('go on at the server when the worker breaks, then start another', async () => {
    const world = setUp()
    world.models.prepare('text')
    await makeReady(world, '1')
    const under = world.models.predict('text', { text: 'a' })
    await world.settled()
    world.workers[0]!.onerror?.({ message: 'out of memory' } as ErrorEvent)
    expect((await under).where).toBe('server')
    expect([world.workers[0]!.terminated(), world.models.status('text').state]).toEqual([true, 'server'])
    const next = world.models.predict('text', { text: 'a' })
    await makeReady(world, '1')
    await answerLast(world, '1')
    expect([(await next).where, world.workers.length]).toEqual(['device', 2])
  })

  it('leave nothing behind', async () => {
    const world = setUp()
    world.models.prepare('text')
    await makeReady(world, '1')
    world.models.dispose()
    expect([world.workers[0]!.terminated(), world.heard.size]).toEqual([true, 0])
  })
})
