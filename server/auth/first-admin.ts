/** The one-time link for the first administrator. Only the token's hash is on disk; it works once, for a day, while nobody has an account. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { FirstAdminLinkError } from './errors.ts'

const storedSchema = z.object({ hash: z.string().length(64), expiresAtMs: z.number() })
const dayMs = 24 * 3_600 * 1_000

export interface FirstAdminLinkOptions {
  readonly path: string
  readonly now: () => number
}

export function openFirstAdminLink({ path, now }: FirstAdminLinkOptions) {
  let busy = false

  const isRight = (token: string): boolean => {
    const stored = read(path)
    if (stored === undefined || stored.expiresAtMs <= now()) return false
    return timingSafeEqual(Buffer.from(stored.hash, 'hex'), Buffer.from(hashOf(token), 'hex'))
  }

  return {
    issue(): string {
      const token = randomBytes(24).toString('base64url')
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, JSON.stringify({ hash: hashOf(token), expiresAtMs: now() + dayMs }), {
        mode: 0o600,
      })
      return token
    },
    /** Runs `make` if the token is right and there is no account yet; the link is gone once it succeeds. */
    async use<T>(token: string, make: () => Promise<T>, accounts: () => Promise<number>): Promise<T> {
      if (busy || !isRight(token)) throw new FirstAdminLinkError()
      busy = true
      try {
        if ((await accounts()) > 0) throw new FirstAdminLinkError()
        const made = await make()
        rmSync(path, { force: true })
        return made
      } finally {
        busy = false
      }
    },
  }
}

function read(path: string): z.infer<typeof storedSchema> | undefined {
  try {
    return storedSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
