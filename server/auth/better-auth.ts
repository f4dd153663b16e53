/** better-auth on its own SQLite file: passwords, sessions by cookie, attempts counted in the database. It is never exposed as it is: server/auth/accounts.ts asks it. */
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { createAccessControl } from 'better-auth/plugins/access'
import { admin } from 'better-auth/plugins/admin'
import { adminAc, defaultStatements } from 'better-auth/plugins/admin/access'
import Database from 'better-sqlite3'
import { chmodSync } from 'node:fs'

/** Where better-auth believes to be; requests reach it through accounts.ts alone. */
export const authOrigin = 'http://accounts.mouseion.internal'
export const authPath = '/api/v1/auth'
/** Carries the pseudonym of the client's address, set by us on every request that better-auth sees. */
export const clientHeader = 'x-mouseion-client'

export interface AuthEngineOptions {
  /** A file, or `:memory:`. */
  readonly path: string
  readonly secret: string
  readonly secureCookies: boolean
  readonly signInsPerMinute: number
}

export type AuthEngine = Awaited<ReturnType<typeof openAuthEngine>>

export async function openAuthEngine({ path, secret, secureCookies, signInsPerMinute }: AuthEngineOptions) {
  const database = new Database(path)
  // For the owner alone; SQLite gives its journals the same rights.
  if (path !== ':memory:') chmodSync(path, 0o600)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 5000')
  const access = createAccessControl(defaultStatements)
  const auth = betterAuth({
    appName: 'Mouseion',
    database,
    secret,
    baseURL: authOrigin,
    basePath: authPath,
    trustedOrigins: [authOrigin],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
    },
    plugins: [
      admin({
        defaultRole: 'curator',
        adminRoles: ['admin'],
        ac: access,
        roles: { admin: access.newRole(adminAc.statements), curator: access.newRole({}) },
      }),
    ],
    session: { expiresIn: 7 * 24 * 3_600, updateAge: 24 * 3_600 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 60, max: signInsPerMinute },
        '/change-password': { window: 60, max: signInsPerMinute },
      },
    },
    advanced: {
      useSecureCookies: secureCookies,
      cookiePrefix: 'mouseion',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [clientHeader] },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
  const { runMigrations } = await getMigrations(auth.options)
  await runMigrations()
  return { auth, close: () => database.close() }
}
