/** Who may write: accounts, sessions, and the first administrator. No sign-up, no default password. */
import { createHmac } from 'node:crypto'
import type { Account } from '../../core/api/messages.ts'
import { accountSchema } from '../../core/api/messages.ts'
import { authOrigin, authPath, clientHeader, openAuthEngine } from './better-auth.ts'
import type { AuthEngineOptions } from './better-auth.ts'
import { AccountExistsError, SignInRefusedError, TooManyAttemptsError } from './errors.ts'
import { openFirstAdminLink } from './first-admin.ts'

export interface NewAccount {
  readonly email: string
  readonly name: string
  /** 12 to 128 characters; checked by the schemas at the edge. */
  readonly password: string
  readonly role: Account['role']
}

/** A request's part that accounts need. */
export interface Caller {
  readonly cookie: string | undefined
  readonly ip: string
}

export interface SignedIn {
  readonly account: Account
  readonly setCookie: readonly string[]
}

export type Accounts = Awaited<ReturnType<typeof openAccounts>>

export interface AccountsOptions extends AuthEngineOptions {
  /** Holds the one-time link's hash. */
  readonly linkPath: string
  readonly now?: () => number
}

export async function openAccounts({ linkPath, now = Date.now, ...options }: AccountsOptions) {
  const { auth, close } = await openAuthEngine(options)
  const context = await auth.$context
  const link = openFirstAdminLink({ path: linkPath, now })

  const count = () => context.internalAdapter.countTotalUsers()

  /** No address is kept: attempts are counted by a keyed hash, in the form of a private IPv6 network. */
  const pseudonym = (ip: string) => {
    const hex = createHmac('sha256', options.secret).update(ip).digest('hex')
    return `fd${hex.slice(0, 2)}:${hex.slice(2, 6)}:${hex.slice(6, 10)}:${hex.slice(10, 14)}::1`
  }

  async function ask(path: string, caller: Caller, body: unknown): Promise<Response> {
    const response = await auth.handler(
      new Request(`${authOrigin}${authPath}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: authOrigin,
          [clientHeader]: pseudonym(caller.ip),
          ...(caller.cookie === undefined ? {} : { cookie: caller.cookie }),
        },
        body: JSON.stringify(body),
      }),
    )
    if (response.status === 429)
      throw new TooManyAttemptsError(Number(response.headers.get('x-retry-after') ?? 60))
    return response
  }

  async function create(account: NewAccount): Promise<Account> {
    const email = account.email.toLowerCase()
    if ((await context.internalAdapter.findUserByEmail(email)) !== null) throw new AccountExistsError()
    const { user } = await auth.api.createUser({ body: { ...account, email } })
    return accountSchema.parse(user)
  }

  return {
    count,
    create,
    async accountOf({ cookie }: Pick<Caller, 'cookie'>): Promise<Account | undefined> {
      if (cookie === undefined) return undefined
      const session = await auth.api.getSession({ headers: new Headers({ cookie }) })
      return session === null ? undefined : accountSchema.safeParse(session.user).data
    },
    async signIn(caller: Caller, credentials: { email: string; password: string }): Promise<SignedIn> {
      const response = await ask('/sign-in/email', { ...caller, cookie: undefined }, credentials)
      if (!response.ok) throw new SignInRefusedError()
      const { user } = (await response.json()) as { user: { id: string } }
      const stored = await context.internalAdapter.findUserById(user.id)
      return { account: accountSchema.parse(stored), setCookie: response.headers.getSetCookie() }
    },
    /** Returns the cookies to set, which end the session in the browser. */
    async signOut(caller: Caller): Promise<readonly string[]> {
      return (await ask('/sign-out', caller, {})).headers.getSetCookie()
    },
    async changePassword(
      caller: Caller,
      change: { currentPassword: string; newPassword: string },
    ): Promise<readonly string[]> {
      const response = await ask('/change-password', caller, { ...change, revokeOtherSessions: true })
      if (!response.ok) throw new SignInRefusedError()
      return response.headers.getSetCookie()
    },
    /** A new one-time token while there is no account; a link given before no longer works. */
    async issueFirstAdminToken(): Promise<string | undefined> {
      return (await count()) === 0 ? link.issue() : undefined
    },
    /** Errors: FirstAdminLinkError. */
    async createFirstAdmin({
      token,
      ...account
    }: Omit<NewAccount, 'role'> & { token: string }): Promise<Account> {
      return link.use(token, () => create({ ...account, role: 'admin' }), count)
    },
    async close(): Promise<void> {
      close()
    },
  }
}
