import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { requestLog } from '../../../../../server/http/middleware/request-log.ts'

/** One request to a route with a parameter; the lines that were logged of it. */
async function linesOf(path: string, headers: Record<string, string>): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = []
  const logged = new Promise<void>((resolve) => {
    const log = pino(
      { base: null },
      { write: (line: string) => (lines.push(JSON.parse(line) as never), resolve()) },
    )
    const app = express()
    app.use(requestLog(log))
    const router = express.Router()
    router.get('/visits/:visit', (_request, response) => void response.send('x'))
    app.use('/api/v1', router)
    const server = createServer(app).listen(0, () => {
      void fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers })
        .then((response) => response.text())
        .then(() => server.close())
    })
  })
  await logged
  return lines
}

describe('requestLog', () => {
  it('writes route and outcome, and nothing that says who asked or what', async () => {
    const lines = await linesOf('/api/v1/visits/7b0c1c3e-secret?q=what-i-look-for', {
      cookie: 'mouseion.session_token=secret-cookie',
      authorization: 'Bearer secret-token',
      'user-agent': 'secret-agent',
      'x-request-id': 'request-0001',
    })
    expect(lines).toHaveLength(1)
    const { time: _time, responseTime, ...line } = lines[0]!
    expect(line).toEqual({
      level: 30,
      requestId: 'request-0001',
      method: 'GET',
      route: '/api/v1/visits/:visit',
      status: 200,
      msg: 'request completed',
    })
    expect(responseTime).toBeTypeOf('number')
    expect(JSON.stringify(lines)).not.toMatch(/secret|127\.0\.0\.1|::1|look-for/)
  })

  it('makes an id of its own where the given one is none', async () => {
    const [line] = await linesOf('/api/v1/visits/x', { 'x-request-id': 'a b; drop' })
    expect(line!['requestId']).toMatch(/^[0-9a-f-]{36}$/)
  })
})
