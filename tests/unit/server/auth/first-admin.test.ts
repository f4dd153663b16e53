import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFirstAdminLink } from '../../../../server/auth/first-admin.ts'

const hourMs = 3_600_000

describe('openFirstAdminLink', () => {
  let folder: string
  const clock = { ms: 0 }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mouseion-link-'))
    clock.ms = 1_000
  })
  afterEach(() => rm(folder, { recursive: true }))

  const open = () => openFirstAdminLink({ path: join(folder, 'link.json'), now: () => clock.ms })
  const use = (token: string, accounts = 0) =>
    open().use(
      token,
      async () => 'made',
      async () => accounts,
    )
  const refused = { code: 'link-invalid' }

  it('works once', async () => {
    const token = open().issue()
    expect(await use(token)).toBe('made')
    await expect(use(token)).rejects.toMatchObject(refused)
  })

  it('works for a day', async () => {
    const token = open().issue()
    clock.ms += 24 * hourMs
    await expect(use(token)).rejects.toMatchObject(refused)
    clock.ms -= 1
    expect(await use(token)).toBe('made')
  })

  it('gives way to the next link', async () => {
    const [first, second] = [open().issue(), open().issue()]
    await expect(use(first)).rejects.toMatchObject(refused)
    expect(await use(second)).toBe('made')
  })

  it('does not work once anybody has an account', async () => {
    await expect(use(open().issue(), 1)).rejects.toMatchObject(refused)
  })

  it('stays good where making the account failed', async () => {
    const link = open()
    const token = link.issue()
    const fail = () => Promise.reject(new Error('disk full'))
    await expect(link.use(token, fail, async () => 0)).rejects.toThrow('disk full')
    expect(await use(token)).toBe('made')
  })

  it('keeps no token on disk', async () => {
    const token = open().issue()
    expect(token).toHaveLength(32)
    expect(await readFile(join(folder, 'link.json'), 'utf8')).not.toContain(token)
  })

  it('refuses where no link was ever given', async () => {
    await expect(use('x'.repeat(32))).rejects.toMatchObject(refused)
  })
})
