/** What the log says of errors: those of the museum, not those of a visitor who went away. */
import { once } from 'node:events'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { failures } from '../../server/http/middleware/failures.ts'

it('is quiet about a visitor who went away, not about a failure', async () => {
  const lines: { level: number; msg: string }[] = []
  const told = Promise.withResolvers<void>()
  const log = pino(
    { level: 'debug' },
    {
      write: (line) => {
        lines.push(JSON.parse(line) as { level: number; msg: string })
        if (lines.length === 2) told.resolve()
      },
    },
  )
  const asked = Promise.withResolvers<void>()
  const app = express()
  app.get('/broken', () => {
    throw new Error('broken')
  })
  app.get('/left', async (_request, response) => {
    asked.resolve()
    await once(response, 'close')
    throw new Error('Request aborted')
  })
  app.use(failures(log))
  const server = app.listen(0)
  try {
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect((await fetch(`${url}/broken`)).status).toBe(500)
    const request = get(`${url}/left`).on('error', () => undefined)
    await asked.promise
    request.destroy()
    await told.promise
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
      [50, 'request failed'],
      [20, 'an answer broke off'],
    ])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
