/**
 * What HTTP costs over the graph: API reads against the bare store call that they rest on, and against a bare node:http server that sends
 * the same bytes. Client, server and store share one process, so that nothing but the API's own work differs.
 *
 *   node bench/api-read.ts [--json] [--calls N]
 *
 * `overStore` is API time over store time, `overHttp` API time over bare HTTP plus store time; medians of one run, 1 would be free.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { buildArtifact, buildExhibition, buildPlain, link, put } from '../tests/support/builders.ts'
import { startTestMuseum } from '../tests/support/museum.ts'
import type { TestMuseum } from '../tests/support/museum.ts'

interface Read {
  readonly name: string
  /** Another address each time, so that views kept from before do not flatter. */
  readonly path: (i: number) => string
  readonly store: (i: number) => Promise<unknown>
}

interface Row {
  readonly read: string
  readonly apiMs: number
  readonly storeMs: number
  readonly httpMs: number
  readonly overStore: number
  readonly overHttp: number
}

const artifacts = 2_000
const slugOf = (i: number) => `thing-${i % artifacts}`
const audience = 'public'

function readsOf({ store }: TestMuseum): Read[] {
  return [
    {
      name: 'page of 50',
      path: (i) => `/api/v1/entities?kind=Artifact&limit=50&fromYear=${-5_000 - i}`,
      store: (i) => store.list({ audience, kinds: ['Artifact'], limit: 50, fromYear: -5_000 - i }),
    },
    {
      name: 'neighbours',
      path: (i) => `/api/v1/entities/${slugOf(i)}/neighbours`,
      store: (i) => store.neighbours(slugOf(i), { audience }),
    },
    {
      name: 'entity with its label',
      path: (i) => `/api/v1/entities/${slugOf(i)}`,
      store: (i) => store.get(slugOf(i), audience),
    },
    {
      name: 'entity, view kept',
      path: () => '/api/v1/entities/thing-7',
      store: () => store.get('thing-7', audience),
    },
    {
      name: 'search',
      path: (i) => `/api/v1/search?q=${encodeURIComponent(`器物 ${slugOf(i)}`)}`,
      store: (i) => store.search({ audience, text: `器物 ${slugOf(i)}` }),
    },
  ]
}

async function measure(museum: TestMuseum, read: Read, calls: number): Promise<Row> {
  const sample = await (await museum.fetch(read.path(0))).text()
  const bare = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.end(sample)
  })
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`
  const text = async (url: string) =>
    (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).text()
  const [api, store, http]: [number[], number[], number[]] = [[], [], []]
  // Interleaved, so that a busy moment of the machine falls on all three; the first tenth warms up.
  for (let i = 0; i < calls * 1.1; i++) {
    const keep = i >= calls * 0.1
    for (const [times, run] of [
      [api, () => text(museum.url + read.path(i + 1))],
      [store, () => read.store(i + 1)],
      [http, () => text(bareUrl)],
    ] as const) {
      const start = performance.now()
      await run()
      if (keep) times.push(performance.now() - start)
    }
  }
  bare.close()
  bare.closeAllConnections()
  const [apiMs, storeMs, httpMs] = [median(api), median(store), median(http)]
  return {
    read: read.name,
    apiMs,
    storeMs,
    httpMs,
    overStore: apiMs / storeMs,
    overHttp: apiMs / (httpMs + storeMs),
  }
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, calls: { type: 'string', default: '300' } },
})
const slugs = Array.from({ length: artifacts }, (_, i) => slugOf(i))
const museum = await startTestMuseum({
  graph: [
    ...['bronze', 'jade', 'silk', 'clay'].map((slug) => put(buildPlain('Material', slug))),
    ...slugs.map((slug) => put(buildArtifact(slug))),
    ...slugs.map((slug, i) => link('MADE_OF', slug, ['bronze', 'jade', 'silk', 'clay'][i % 4]!)),
    put(buildExhibition('everything', slugs.slice(0, 50))),
  ],
})
try {
  const rows: Row[] = []
  for (const read of readsOf(museum)) rows.push(await measure(museum, read, Number(values.calls)))
  if (values.json)
    console.log(JSON.stringify({ bench: 'api-read', store: museum.store.engine, rows }, null, 2))
  else
    for (const { read, apiMs, storeMs, httpMs, overStore, overHttp } of rows)
      console.log(
        `${read.padEnd(22)} api ${apiMs.toFixed(2)} ms, store ${storeMs.toFixed(2)} ms, http ${httpMs.toFixed(2)} ms: ${overStore.toFixed(1)} x store, ${overHttp.toFixed(1)} x (http + store)`,
      )
} finally {
  await museum.close()
}
