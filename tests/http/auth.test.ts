import { readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { createAdmin } from '../../server/main.ts'
import { startTestMuseum, testPassword } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'

const admin = { email: 'first@museum.example', name: 'First', password: testPassword }

describe('accounts', () => {
  let museum: TestMuseum
  beforeEach(async () => {
    museum = await startTestMuseum({ graph: [], settings: { rateLimits: { auth: 1_000 } } })
  })
  afterEach(() => museum.close())

  const tokenOf = (url: string | undefined) => new URL(url!).searchParams.get('token')!
  const post = (path: string, body: unknown, cookie?: string) =>
    museum.fetch(`/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
      body: JSON.stringify(body),
    })
  const cookieFrom = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

  it('makes the first administrator by the link, once', async () => {
    expect(await museum.client.getMe()).toEqual({ account: null, needsFirstAdmin: true })
    const token = tokenOf(museum.firstAdminUrl)
    expect(new URL(museum.firstAdminUrl!).pathname).toBe('/curator/welcome')
    const account = await museum.client.createFirstAdmin({ body: { ...admin, token } })
    expect(account).toMatchObject({ email: admin.email, name: 'First', role: 'admin' })
    const again = await post('/auth/first-admin', { ...admin, email: 'second@museum.example', token })
    expect([again.status, await codeOf(again)]).toEqual([403, 'link-invalid'])
    expect(await museum.client.getMe()).toEqual({ account: null, needsFirstAdmin: false })
  })

  it('makes one administrator of two who use the link at once', async () => {
    const token = tokenOf(museum.firstAdminUrl)
    const answers = await Promise.all(
      ['a', 'b'].map((name) =>
        post('/auth/first-admin', { ...admin, email: `${name}@museum.example`, token }),
      ),
    )
    expect(answers.map((r) => r.status).sort()).toEqual([201, 403])
    expect(await museum.accounts.count()).toBe(1)
  })

  it('refuses a wrong token and keeps the right one good', async () => {
    expect((await post('/auth/first-admin', { ...admin, token: 'x'.repeat(32) })).status).toBe(403)
    expect((await post('/auth/first-admin', { ...admin, token: tokenOf(museum.firstAdminUrl) })).status).toBe(
      201,
    )
  })

  it('keeps only a hash of the token, for the owner alone', () => {
    const path = join(museum.dataDir, 'keys', 'first-admin.json')
    expect(readFileSync(path, 'utf8')).not.toContain(tokenOf(museum.firstAdminUrl))
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(museum.dataDir, 'keys', 'session.secret')).mode & 0o777).toBe(0o600)
  })

  it('keeps accounts and sessions for the owner alone', async () => {
    await museum.cookieOf('admin')
    for (const end of ['', '-wal', '-shm'])
      expect(statSync(join(museum.dataDir, `accounts.sqlite${end}`)).mode & 0o777).toBe(0o600)
  })

  it('refuses short passwords, bad addresses and unknown fields, and says so', async () => {
    const response = await post('/auth/first-admin', {
      email: 'nobody',
      name: ' ',
      password: 'short',
      token: tokenOf(museum.firstAdminUrl),
      role: 'admin',
    })
    const { issues } = (await response.json()) as { issues: { path: string }[] }
    expect([response.status, issues.map((i) => i.path).sort()]).toEqual([
      400,
      ['', 'email', 'name', 'password'],
    ])
  })

  it('signs in by a cookie that scripts cannot read, and out again', async () => {
    await museum.accounts.create({ ...admin, role: 'curator' })
    const signedIn = await post('/auth/sign-in/email', {
      email: 'FIRST@museum.example',
      password: testPassword,
    })
    expect([signedIn.status, ((await signedIn.json()) as { role: string }).role]).toEqual([200, 'curator'])
    const [line] = signedIn.headers.getSetCookie()
    expect(line).toMatch(/^mouseion\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/)
    const cookie = cookieFrom(signedIn)
    const me = async () =>
      ((await (await museum.fetch('/api/v1/me', { headers: { cookie } })).json()) as { account: unknown })
        .account
    expect(await me()).toMatchObject({ email: admin.email })
    const out = await post('/auth/sign-out', {}, cookie)
    expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0')
    expect(await me()).toBeNull()
  })

  it('answers a wrong password and an unknown address alike', async () => {
    await museum.accounts.create({ ...admin, role: 'curator' })
    const answers = await Promise.all([
      post('/auth/sign-in/email', { email: admin.email, password: 'not the right passphrase' }),
      post('/auth/sign-in/email', { email: 'nobody@museum.example', password: 'not the right passphrase' }),
    ])
    const bodies = await Promise.all(answers.map((r) => r.json()))
    expect(answers.map((r) => r.status)).toEqual([401, 401])
    expect(bodies[0]).toEqual(bodies[1])
    expect((bodies[0] as { code: string }).code).toBe('sign-in-refused')
  })

  it('offers no way to sign up', async () => {
    for (const path of ['/auth/sign-up/email', '/auth/admin/create-user', '/auth/get-session'])
      expect([path, (await post(path, { ...admin })).status]).toEqual([path, 404])
    expect(await museum.accounts.count()).toBe(0)
  })

  it('lets administrators make accounts, one for each address', async () => {
    const client = await museum.clientOf('admin')
    const body = {
      email: 'new@museum.example',
      name: 'New',
      password: testPassword,
      role: 'curator' as const,
    }
    expect(await client.createAccount({ body })).toMatchObject({ email: body.email, role: 'curator' })
    await expect(client.createAccount({ body })).rejects.toMatchObject({
      status: 409,
      code: 'account-exists',
    })
  })

  it('changes a password, which ends the other sessions', async () => {
    await museum.accounts.create({ ...admin, role: 'curator' })
    const signIn = async (password: string) => post('/auth/sign-in/email', { email: admin.email, password })
    const [here, elsewhere] = [cookieFrom(await signIn(testPassword)), cookieFrom(await signIn(testPassword))]
    const wrong = await post(
      '/auth/change-password',
      { currentPassword: 'no', newPassword: 'another long passphrase' },
      here,
    )
    expect(wrong.status).toBe(401)
    const changed = await post(
      '/auth/change-password',
      { currentPassword: testPassword, newPassword: 'another long passphrase' },
      here,
    )
    expect(changed.status).toBe(200)
    expect((await museum.fetch('/api/v1/changesets', { headers: { cookie: elsewhere } })).status).toBe(401)
    expect(
      (await museum.fetch('/api/v1/changesets', { headers: { cookie: cookieFrom(changed) } })).status,
    ).toBe(200)
    expect([(await signIn(testPassword)).status, (await signIn('another long passphrase')).status]).toEqual([
      401, 200,
    ])
  })

  it('takes an administrator from the command line beside a running museum', async () => {
    await createAdmin(readConfig({ dataDir: museum.dataDir }, {}), admin)
    expect((await post('/auth/sign-in/email', { email: admin.email, password: testPassword })).status).toBe(
      200,
    )
    expect(
      (
        await post('/auth/first-admin', {
          ...admin,
          email: 'x@museum.example',
          token: tokenOf(museum.firstAdminUrl),
        })
      ).status,
    ).toBe(403)
  })
})

describe('accounts after a restart', () => {
  it('keeps sessions, counts attempts on, and gives no link once there is an account', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'mouseion-test-'))
    const options = { graph: [], dataDir, settings: { rateLimits: { auth: 2 } } }
    try {
      const first = await startTestMuseum(options)
      expect(first.firstAdminUrl).toBeDefined()
      const cookie = await first.cookieOf('admin')
      await first.close()
      const second = await startTestMuseum(options)
      expect(second.firstAdminUrl).toBeUndefined()
      expect((await second.fetch('/api/v1/changesets', { headers: { cookie } })).status).toBe(200)
      const wrong = { email: 'admin@museum.example', password: 'not the right passphrase' }
      const caller = { cookie: undefined, ip: '127.0.0.1' }
      await expect(second.accounts.signIn(caller, wrong)).rejects.toMatchObject({ code: 'sign-in-refused' })
      await expect(second.accounts.signIn(caller, wrong)).rejects.toMatchObject({ code: 'too-many-attempts' })
      await second.close()
    } finally {
      await rm(dataDir, { recursive: true })
    }
  })
})

describe('guessing passwords', () => {
  it('is slowed down, and says for how long', async () => {
    const museum = await startTestMuseum({ graph: [], settings: { rateLimits: { auth: 3 } } })
    try {
      await museum.accounts.create({ ...admin, role: 'curator' })
      const attempt = (password: string) =>
        museum.fetch('/api/v1/auth/sign-in/email', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: admin.email, password }),
        })
      const statuses: number[] = []
      for (let i = 0; i < 5; i++) statuses.push((await attempt(`wrong passphrase ${i}`)).status)
      expect(statuses).toEqual([401, 401, 401, 429, 429])
      const right = await attempt(testPassword)
      expect(right.status).toBe(429)
      expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
    } finally {
      await museum.close()
    }
  })
})
