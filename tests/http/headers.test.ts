import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'

const script = `console.log(${JSON.stringify('x'.repeat(3_000))})`

/** Noise, so that its brotli twin is large too. */
const large = `// ${randomBytes(2_000_000).toString('base64')}`

describe('headers and files', () => {
  let museum: TestMuseum
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mouseion-page-'))
    mkdirSync(join(folder, 'client', 'assets'), { recursive: true })
    mkdirSync(join(folder, 'content', 'stills'), { recursive: true })
    const write = (name: string, data: string | Uint8Array) => writeFileSync(join(folder, name), data)
    write(
      'client/index.html',
      '<html><head><title>m</title></head><style nonce="__CSP_NONCE__"></style></html>',
    )
    write('client/gallery.html', '<html><head><title>rooms</title></head></html>')
    write('client/curator.html', '<html><head><title>curator</title></head></html>')
    write('client/assets/main-abc123.js', script)
    write('client/assets/main-abc123.js.br', brotliCompressSync(script))
    write('client/assets/large-def456.js', large)
    write(
      'client/assets/large-def456.js.br',
      brotliCompressSync(large, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    )
    write('client/robots.txt', 'User-agent: *')
    write('content/stills/ding.webp', 'RIFF....WEBP')
    museum = await startTestMuseum({
      settings: { clientDir: join(folder, 'client'), contentDir: join(folder, 'content') },
    })
  })
  afterAll(async () => {
    await museum.close()
    await rm(folder, { recursive: true })
  })

  const policyOf = (response: Response) =>
    Object.fromEntries(
      response.headers
        .get('content-security-policy')!
        .split(';')
        .map((part) => part.trim().split(/ (.*)/s).slice(0, 2) as [string, string]),
    )

  it('isolates the page and allows nothing inline', async () => {
    for (const path of ['/', '/curator', '/api/v1/exhibits', '/no-such.file']) {
      const response = await museum.fetch(path)
      await response.arrayBuffer()
      expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('x-powered-by')).toBeNull()
      expect(response.headers.get('content-security-policy')).not.toContain('unsafe-inline')
      expect(policyOf(response)).toMatchObject({
        'default-src': "'self'",
        'script-src': "'self' 'wasm-unsafe-eval'",
        'worker-src': "'self' blob:",
        'object-src': "'none'",
        'base-uri': "'none'",
        'connect-src': "'self' blob: data:",
      })
    }
  })

  it('gives every page a nonce of its own, the one that its policy names', async () => {
    const nonces = new Set<string>()
    const titles = {
      '/': 'm',
      '/exhibits/bronze-age': 'm',
      '/gallery/bronze-age': 'rooms',
      '/curator': 'curator',
      '/curator/welcome?token=x': 'curator',
    }
    for (const [path, title] of Object.entries(titles)) {
      const response = await museum.fetch(path)
      const html = await response.text()
      const nonce = /nonce="([^"]+)"/.exec(html)![1]!
      expect(policyOf(response)['style-src']).toBe(`'self' 'nonce-${nonce}'`)
      expect(html).toContain(`<title>${title}</title>`)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(5)
  })

  it('has the rooms’ exhibit sent for with the page, whatever the slug holds', async () => {
    const linkOf = async (path: string) => (await museum.fetch(path)).headers.get('link')
    expect(await linkOf('/gallery/bronze-age')).toBe(
      '</api/v1/exhibits/bronze-age>; rel=preload; as=fetch; crossorigin=anonymous',
    )
    expect(await linkOf('/gallery/a%3E%0D%0Ab')).toContain('</api/v1/exhibits/a%3E%0D%0Ab>;')
    expect(await linkOf('/exhibits/bronze-age')).toBeNull()
  })

  it('answers an address that nobody knows with the page, as not found', async () => {
    const response = await museum.fetch('/some/old/link', { headers: { accept: 'text/html' } })
    expect([response.status, (await response.text()).includes('<title>m</title>')]).toEqual([404, true])
  })

  it('sends the brotli twin to those who read it, and keeps hashed names for ever', async () => {
    const plain = await museum.fetch('/assets/main-abc123.js', { headers: { 'accept-encoding': 'identity' } })
    expect(await plain.text()).toBe(script)
    const packed = await museum.fetch('/assets/main-abc123.js', { headers: { 'accept-encoding': 'br' } })
    expect(packed.headers.get('content-encoding')).toBe('br')
    expect(packed.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(packed.headers.get('vary')).toContain('Accept-Encoding')
    expect(await packed.text()).toBe(script)
    expect((await museum.fetch('/robots.txt')).headers.get('cache-control')).toBe('public, max-age=0')
  })

  it('sends large files whole', async () => {
    for (const encoding of ['identity', 'br', 'gzip']) {
      const response = await museum.fetch('/assets/large-def456.js', {
        headers: { 'accept-encoding': encoding },
      })
      expect([encoding, response.status, (await response.text()).length]).toEqual([
        encoding,
        200,
        large.length,
      ])
    }
  })

  it('does not leave its folders', async () => {
    const raw = (path: string) =>
      new Promise<number>((resolve, reject) => {
        const { port } = new URL(museum.url)
        httpRequest({ port, path }, (response) => {
          response.resume()
          resolve(response.statusCode!)
        })
          .on('error', reject)
          .end()
      })
    for (const path of [
      '/../events.sqlite',
      '/stills/../../accounts.sqlite',
      '/stills/%2e%2e/%2e%2e/accounts.sqlite',
      '/assets/..%2f..%2fcontent',
      '/index.html.br',
      '/blobs/../keys/session.secret',
    ])
      expect([path, await raw(path)]).toEqual([
        path,
        expect.toSatisfy((s: number) => s === 404 || s === 403 || s === 400),
      ])
  })

  it('serves stills as pictures', async () => {
    const response = await museum.fetch('/stills/ding.webp')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect((await museum.fetch('/stills/none.webp')).status).toBe(404)
  })

  it('answers 304 while nothing has changed, and anew when it has', async () => {
    const first = await museum.fetch('/api/v1/exhibits/bronze-age')
    const etag = first.headers.get('etag')!
    expect(etag).toMatch(/^"/)
    // fetch itself asks for a reload where a condition is set by hand; a browser's cache does not.
    const again = await museum.fetch('/api/v1/exhibits/bronze-age', {
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const other = await museum.fetch('/api/v1/exhibits/bronze-age', {
      headers: { 'if-none-match': '"other"' },
    })
    expect(other.status).toBe(200)
  })

  it('compresses what it makes', async () => {
    const response = await museum.fetch('/api/v1/openapi.json', { headers: { 'accept-encoding': 'gzip' } })
    expect(response.headers.get('content-encoding')).toBe('gzip')
  })

  it('says which engines serve', async () => {
    const health = (await (await museum.fetch('/healthz')).json()) as Record<string, unknown>
    expect(health).toMatchObject({
      status: 'ok',
      graph: { engine: 'sqlite', ok: true },
      events: { engine: 'sqlite', ok: true, lastSequence: 0 },
      streams: 0,
    })
    expect(Object.keys(health['models'] as object)).toEqual(['text', 'language', 'recommender'])
  })
})
