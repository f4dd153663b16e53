import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, describe, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { startMuseum } from '../../server/main.ts'
import { createHandLearning } from '../support/learning.ts'
import { startMuseumProcess } from '../support/museum-process.ts'
import { startTestMuseum } from '../support/museum.ts'

/** A promise that the test settles. */
function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { open, passed }
}

describe('closing', () => {
  it('finishes what is being answered, and takes nothing new', async () => {
    const [begun, release] = [gate(), gate()]
    const learning = createHandLearning()
    const museum = await startTestMuseum({
      graph: [],
      openLearning: async () => ({
        ...learning,
        predictors: {
          ...learning.predictors,
          text: async () => {
            begun.open()
            await release.passed
            return { version: '9', prediction: { late: true } }
          },
        },
      }),
    })
    const answer = museum.client.predictText({ body: { text: 'x' } })
    await begun.passed
    const closed = museum.close()
    await expect(museum.fetch('/healthz')).rejects.toThrow()
    release.open()
    expect(await answer).toEqual({ model: 'text', version: '9', prediction: { late: true } })
    await closed
  })

  it('can be asked for twice', async () => {
    const museum = await startTestMuseum({ graph: [] })
    await Promise.all([museum.close(), museum.close()])
  })

  it('ends the process on SIGTERM with code 0, an open stream or not', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'mouseion-test-'))
    try {
      const museum = await startMuseumProcess({ dataDir, port: 0, seed: false, logLevel: 'silent' })
      const stream = await fetch(`${museum.url}/api/v1/live`)
      expect(stream.status).toBe(200)
      const rest = stream.text()
      expect(await museum.stop()).toBe(0)
      expect(await rest).toContain('retry: 3000')
    } finally {
      await rm(dataDir, { recursive: true })
    }
  })
})

describe('starting', () => {
  it('says so where the port is taken, and leaves nothing open', async () => {
    const first = await startTestMuseum({ graph: [] })
    const dataDir = await mkdtemp(join(tmpdir(), 'mouseion-test-'))
    const port = Number(new URL(first.url).port)
    try {
      const config = readConfig({ port, dataDir, seed: false, logLevel: 'silent' }, {})
      await expect(startMuseum(config)).rejects.toMatchObject({ code: 'port-taken' })
    } finally {
      await rm(dataDir, { recursive: true })
      await first.close()
    }
  })

  it('refuses content that is broken, and names the file', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'mouseion-test-'))
    try {
      const config = readConfig(
        { port: 0, dataDir, contentDir: join(dataDir, 'no-content'), logLevel: 'silent' },
        {},
      )
      await expect(startMuseum(config)).rejects.toMatchObject({
        code: 'content-broken',
        message: expect.stringContaining('mouseion validate') as string,
      })
    } finally {
      await rm(dataDir, { recursive: true })
    }
  })
})
