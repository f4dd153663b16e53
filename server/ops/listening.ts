/** Takes a port, and gives it back in good order. */
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listening {
  readonly port: number
  /** No new connections; what is being answered is finished, for at most `graceMs`. */
  stop(graceMs: number): Promise<void>
}

export class PortTakenError extends Error {
  readonly code = 'port-taken'
  constructor({ host, port, cause }: { host: string; port: number; cause: unknown }) {
    super(`Port ${port} of ${host} is taken, perhaps by another museum. Choose one with --port.`, { cause })
  }
}

export interface ListenOptions {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  /** Of the largest body that is taken: how long a request may take to arrive follows from it. */
  readonly largestBytes: number
}

/** A curator's line at its slowest: 1 Mbit/s up. */
const slowestBytesPerS = 125_000

/** In which a whole request must have arrived. */
export const requestTimeoutMs = (largestBytes: number): number =>
  Math.max(60_000, Math.ceil((largestBytes / slowestBytesPerS) * 1_000))

/** Hosts that stand for every address of the machine. */
export const everyAddress: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

/** Where somebody at this machine finds what listens there. */
export function addressOf(host: string, port: number): string {
  const name = everyAddress.has(host) ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** Errors: PortTakenError. */
export function listen(
  handler: RequestListener,
  { host, port, largestBytes }: ListenOptions,
): Promise<Listening> {
  const server = createServer(
    { requestTimeout: requestTimeoutMs(largestBytes), headersTimeout: 20_000, keepAliveTimeout: 5_000 },
    handler,
  )
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? new PortTakenError({ host, port, cause }) : cause),
    )
    server.listen(port, host, () => {
      server.removeAllListeners('error')
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
