/** Reads server-sent events as a browser's EventSource would; `next` waits for one, without a clock. */

export interface ReceivedEvent {
  readonly event: string
  readonly data: unknown
}

export interface EventReader {
  readonly response: Response
  /** `undefined` once the stream has ended. */
  next(): Promise<ReceivedEvent | undefined>
  close(): void
}

export async function readEvents(url: string, init: RequestInit = {}): Promise<EventReader> {
  const abort = new AbortController()
  const response = await fetch(url, { ...init, signal: abort.signal })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    response,
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end < 0) {
          const { value, done } = await reader.read()
          if (done) return undefined
          text += value
          continue
        }
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        const received = parse(block)
        if (received !== undefined) return received
      }
    },
    close: () => abort.abort(),
  }
}

/** Comments and `retry` lines give nothing. */
function parse(block: string): ReceivedEvent | undefined {
  const fields = new Map(
    block.split('\n').map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at), line.slice(at + 1).trimStart()] as const
    }),
  )
  const data = fields.get('data')
  return data === undefined ? undefined : { event: fields.get('event') ?? 'message', data: JSON.parse(data) }
}
