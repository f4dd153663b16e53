/** Takes a port, and gives it back in good order. */
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listening {
  readonly port: number
  /** No new connections; what is being answered is finished, for at most `graceMs`. */
  stop(graceMs: number): Promise<void>
}

export function listen(
  handler: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 5_000 },
    handler,
  )
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve({
        port: (server.address() as AddressInfo).port,
        stop: (graceMs) =>
          new Promise((stopped) => {
            const force = setTimeout(() => server.closeAllConnections(), graceMs)
            server.close(() => {
              clearTimeout(force)
              stopped()
            })
            server.closeIdleConnections()
          }),
      })
    })
  })
}
