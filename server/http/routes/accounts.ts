import type { Request } from 'express'
import type { Caller } from '../../auth/accounts.ts'
import type { HandlersOf } from '../handlers.ts'
import type { MuseumServices } from '../services.ts'

type Names = 'getMe' | 'signIn' | 'signOut' | 'changePassword' | 'createFirstAdmin' | 'createAccount'

export function createAccountRoutes({ accounts }: MuseumServices): HandlersOf<Names> {
  return {
    async getMe({ account }) {
      return {
        account: account ?? null,
        needsFirstAdmin: account === undefined && (await accounts.count()) === 0,
      }
    },
    async signIn({ body, request, response }) {
      const { account, setCookie } = await accounts.signIn(callerOf(request), body)
      response.append('Set-Cookie', [...setCookie])
      return account
    },
    async signOut({ request, response }) {
      response.append('Set-Cookie', [...(await accounts.signOut(callerOf(request)))])
      return { success: true }
    },
    async changePassword({ body, request, response }) {
      response.append('Set-Cookie', [...(await accounts.changePassword(callerOf(request), body))])
      return { success: true }
    },
    createFirstAdmin: ({ body }) => accounts.createFirstAdmin(body),
    createAccount: ({ body }) => accounts.create(body),
  }
}

const callerOf = (request: Request): Caller => ({ cookie: request.get('cookie'), ip: request.ip ?? '' })
