/** A real museum on a free port with a store of its own, and clients of it: nobody, a curator, an administrator. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '../../core/api/client.ts'
import type { MuseumClient } from '../../core/api/client.ts'
import type { Operation } from '../../core/changeset/changeset.ts'
import { readConfig } from '../../server/config.ts'
import type { MuseumSettings } from '../../server/config.ts'
import { startMuseum } from '../../server/main.ts'
import type { Museum, MuseumParts } from '../../server/main.ts'
import { buildChangeSet, smallMuseum } from './builders.ts'

export const testPassword = 'a long enough passphrase'

export interface TestMuseumOptions extends MuseumParts {
  /** Written before the first request; `content` seeds what ships instead. Default: `smallMuseum()`. */
  readonly graph?: readonly Operation[] | 'content'
  readonly settings?: Partial<MuseumSettings>
  /** Use this folder and leave it there. */
  readonly dataDir?: string
}

export interface TestMuseum extends Museum {
  readonly dataDir: string
  /** Nobody is signed in. */
  readonly client: MuseumClient
  /** A path of the museum, plain: `fetch('/api/v1/exhibits')`. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Makes the account where there is none, signs in, and returns the cookie. */
  cookieOf(role: 'curator' | 'admin'): Promise<string>
  clientOf(role: 'curator' | 'admin'): Promise<MuseumClient>
}

const generous = { reads: 1e6, writes: 1e6, events: 1e6, predictions: 1e6, auth: 1e6 }

export async function startTestMuseum(options: TestMuseumOptions = {}): Promise<TestMuseum> {
  const { graph = smallMuseum(), settings = {}, openLearning } = options
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'mouseion-test-')))
  const clientDir = join(dataDir, 'client')
  mkdirSync(clientDir, { recursive: true })
  for (const page of ['index', 'curator'])
    writeFileSync(
      join(clientDir, `${page}.html`),
      `<!doctype html><html><head><title>${page}</title></head></html>`,
    )
  const config = readConfig(
    {
      port: 0,
      dataDir,
      clientDir,
      logLevel: 'silent',
      seed: graph === 'content',
      rateLimits: generous,
      ...settings,
    },
    {},
  )
  const museum = await startMuseum(config, openLearning === undefined ? {} : { openLearning })
  if (graph !== 'content' && graph.length > 0 && (await museum.store.revisions({ limit: 1 })).length === 0)
    await museum.store.apply(buildChangeSet(graph))

  const cookies = new Map<string, string>()
  const cookieOf = async (role: 'curator' | 'admin'): Promise<string> => {
    const known = cookies.get(role)
    if (known !== undefined) return known
    const email = `${role}@museum.example`
    await museum.accounts
      .create({ email, name: `The ${role}`, password: testPassword, role })
      .catch((error: { code?: string }) => {
        if (error.code !== 'account-exists') throw error
      })
    const { setCookie } = await museum.accounts.signIn(
      { cookie: undefined, ip: '127.0.0.1' },
      { email, password: testPassword },
    )
    const cookie = setCookie.map((line) => line.split(';')[0]).join('; ')
    cookies.set(role, cookie)
    return cookie
  }
  return {
    ...museum,
    dataDir,
    client: createClient({ baseUrl: museum.url }),
    fetch: (path, init) => fetch(`${museum.url}${path}`, init),
    cookieOf,
    clientOf: async (role) =>
      createClient({ baseUrl: museum.url, headers: { cookie: await cookieOf(role) } }),
    async close() {
      await museum.close()
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
