import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiBase } from '../../core/api/paths.ts'
import type { Problem } from '../../core/api/messages.ts'
import type { ScanRun } from '../../core/api/scans.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'
import { buildScan, tamper } from '../support/scans.ts'

const rights = 'https://creativecommons.org/licenses/by/4.0/'
const creditLine = { en: 'Scanned by the museum, 2026', zh: '本馆2026年扫描' }

describe("the museum's own scans", () => {
  let museum: TestMuseum
  let cookie: string
  beforeAll(async () => {
    museum = await startTestMuseum({ settings: { maxScanBytes: 300_000 } })
    cookie = await museum.cookieOf('curator')
  })
  afterAll(() => museum.close())

  const post = (path: string, body: Uint8Array, type: string, headers: Record<string, string> = { cookie }) =>
    museum.fetch(`${apiBase}${path}`, {
      method: 'POST',
      headers: { 'content-type': type, ...headers },
      body: body as Uint8Array<ArrayBuffer>,
    })
  const upload = (slug: string, body: Uint8Array) =>
    post(`/entities/${slug}/scans`, body, 'model/gltf-binary')
  /** Follows the stream of a scan to its end. */
  async function settled(id: string): Promise<{ run: ScanRun; stages: string[] }> {
    const response = await museum.fetch(`${apiBase}/scans/${id}/events`, { headers: { cookie } })
    const runs = (await response.text())
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice(6)) as ScanRun)
    return { run: runs.at(-1)!, stages: runs.map(({ stage }) => stage) }
  }
  const prepared = async (slug: string, body: Uint8Array) =>
    settled(((await (await upload(slug, body)).json()) as ScanRun).id)
  const publish = async (id: string, more: object = {}) =>
    (await museum.clientOf('curator')).publishScan({ params: { id }, body: { rights, creditLine, ...more } })
  const artifact = async (slug: string) => (await museum.client.getEntity({ params: { id: slug } })).artifact!

  it('a scan is prepared, looked at, published, shown to everybody, and undone', async () => {
    // The record gives the ding's height alone.
    const { run, stages } = await prepared('houmuwu-ding', await buildScan({ size: [250, 300, 250] }))
    expect(run).toMatchObject({ status: 'ready', done: 1, refusal: null, needsConsent: false })
    expect(run.report).toMatchObject({ unit: 'mm', turned: 'none', triangles: 1728 })
    expect(stages.at(-1)).toBe('ready')
    expect((await artifact('houmuwu-ding')).scan).toBeUndefined()

    const create = { width: 1200, height: 700, channels: 3, background: '#445566' } as const
    const drawn = new Uint8Array(await sharp({ create }).png().toBuffer())
    const withStill = (await (await post(`/scans/${run.id}/still`, drawn, 'image/png')).json()) as ScanRun
    const still = withStill.files!.still!
    const before = await museum.fetch(`${apiBase}/scans/${run.id}/files/${still}`, { headers: { cookie } })
    expect([before.status, before.headers.get('cache-control')]).toEqual([
      200,
      expect.stringContaining('private'),
    ])
    expect(await sharp(await before.arrayBuffer()).metadata()).toMatchObject({
      format: 'webp',
      width: 900,
      height: 900,
    })

    const revision = await publish(run.id)
    expect(revision.changes.map(({ op }) => op)).toEqual(['put', 'link'])
    const { scan } = await artifact('houmuwu-ding')
    expect(scan).toMatchObject({ rights, creditLine, still, levels: run.files!.levels })
    for (const file of [...Object.values(scan!.levels).map((level) => level.file), still])
      expect((await museum.fetch(`${scan!.folder}/${file}`)).status).toBe(200)
    expect((await museum.client.getExhibit({ params: { slug: 'bronze-age' } })).artifacts.find(({ slug }) => slug === 'houmuwu-ding')?.scan?.id).toBe(scan!.id) // prettier-ignore

    const curator = await museum.clientOf('curator')
    await expect(publish(run.id)).rejects.toMatchObject({ status: 409, code: 'scan-not-ready' })
    await curator.revertChangeSet({ params: { id: revision.changeSetId }, body: {} })
    expect((await artifact('houmuwu-ding')).scan).toBeUndefined()
    expect((await museum.fetch(`${scan!.folder}/${still}`)).status).toBe(404)
  })

  it('files are sent for ever, as what they are, in part where asked, and not at all once withheld', async () => {
    const { run } = await prepared('nao-bell', await buildScan())
    await publish(run.id, { proportionsConfirmed: true })
    const { scan } = await artifact('nao-bell')
    const address = `${scan!.folder}/${scan!.levels.room.file}`
    const whole = await museum.fetch(address)
    const bytes = new Uint8Array(await whole.arrayBuffer())
    expect(bytes.byteLength).toBe(scan!.levels.room.bytes)
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'model/gltf-binary',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable, no-transform',
      'accept-ranges': 'bytes',
    })
    const part = await museum.fetch(address, { headers: { range: 'bytes=4-7' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 4-7/${bytes.byteLength}`])
    expect([...new Uint8Array(await part.arrayBuffer())]).toEqual([...bytes.subarray(4, 8)])
    const beyond = await museum.fetch(address, { headers: { range: `bytes=${bytes.byteLength}-` } })
    expect(beyond.status).toBe(416)
    const etag = whole.headers.get('etag')!
    expect(
      (await museum.fetch(address, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } }))
        .status,
    ).toBe(304)

    const curator = await museum.clientOf('curator')
    const { entity } = await curator.getEntity({ params: { id: 'nao-bell' } })
    const { version, createdAt: _c, createdBy: _b, updatedAt: _u, updatedBy: _w, ...draft } = entity
    const hidden = {
      op: 'put' as const,
      entity: { ...draft, sensitivity: 'withheld' as const },
      expects: version,
    }
    await curator.applyChangeSet({ query: {}, body: { message: 'Withhold', operations: [hidden] } })
    expect((await museum.fetch(address)).status).toBe(404)
    const forCurators = await museum.fetch(address, { headers: { cookie } })
    expect([forCurators.status, forCurators.headers.get('cache-control')]).toEqual([
      200,
      expect.stringContaining('private'),
    ])
  })

  it('a second scan takes the place of the first, and undoing brings it back', async () => {
    const first = await prepared('celadon-bowl', await buildScan())
    await publish(first.run.id, { proportionsConfirmed: true })
    const shown = (await artifact('celadon-bowl')).scan!.id
    const second = await prepared('celadon-bowl', await buildScan({ detail: 6 }))
    const revision = await publish(second.run.id, { proportionsConfirmed: true })
    expect((await artifact('celadon-bowl')).scan!.id).not.toBe(shown)
    await (
      await museum.clientOf('curator')
    ).revertChangeSet({ params: { id: revision.changeSetId }, body: {} })
    expect((await artifact('celadon-bowl')).scan!.id).toBe(shown)
  })

  it('proportions that stray from the record need the curator’s word', async () => {
    const curator = await museum.clientOf('curator')
    const { entity } = await curator.getEntity({ params: { id: 'houmuwu-ding' } })
    if (entity.kind !== 'Artifact') throw new Error('no artifact')
    const { version, createdAt: _c, createdBy: _b, updatedAt: _u, updatedBy: _w, ...draft } = entity
    const measured = { ...draft, measures: entity.twin.dimensions }
    await curator.applyChangeSet({ query: {}, body: { message: 'Measured', operations: [{ op: 'put', entity: measured, expects: version }] } }) // prettier-ignore
    const { run } = await prepared('houmuwu-ding', await buildScan({ size: [1, 3, 1] }))
    expect([run.status, run.needsConsent]).toEqual(['ready', true])
    await expect(publish(run.id)).rejects.toMatchObject({ status: 400, code: 'scan-refused', message: expect.stringContaining('proportions') as string }) // prettier-ignore
    expect((await publish(run.id, { proportionsConfirmed: true })).changes).toHaveLength(2)
  })

  it('refuses with a reason, and keeps nothing', async () => {
    const blobs = () => {
      mkdirSync(join(museum.dataDir, 'blobs'), { recursive: true })
      return readdirSync(join(museum.dataDir, 'blobs'), { recursive: true }).length
    }
    const before = blobs()
    const outside = tamper(
      await buildScan(),
      ({ json }) => (json.images[0] = { uri: 'http://elsewhere.example/' }),
    )
    const { run } = await prepared('houmuwu-ding', outside)
    expect(run).toMatchObject({ status: 'refused', refusal: { code: 'external-file' }, files: null })
    await expect(publish(run.id)).rejects.toMatchObject({ status: 409 })
    expect((await upload('houmuwu-ding', new Uint8Array(300_001))).status).toBe(413)
    expect((await upload('bronze', await buildScan())).status).toBe(404)
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')
    const ready = await prepared('houmuwu-ding', await buildScan({ detail: 3 }))
    const refused = await post(`/scans/${ready.run.id}/still`, svg, 'image/png')
    expect([refused.status, ((await refused.json()) as Problem).code]).toEqual([400, 'picture-refused'])
    expect(readdirSync(join(museum.dataDir, 'scans', 'uploads'))).toEqual([])
    expect(blobs()).toBeGreaterThan(before)
  })

  it('does not take more than allowed from a stream of unknown length', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(50_000)),
    })
    const init = {
      method: 'POST',
      duplex: 'half',
      body: endless,
      headers: { cookie, 'content-type': 'model/gltf-binary' },
    }
    const answer = await museum
      .fetch(`${apiBase}/entities/houmuwu-ding/scans`, init as RequestInit)
      .then(({ status }) => status)
      .catch(() => 413)
    expect(answer).toBe(413)
    expect(readdirSync(join(museum.dataDir, 'scans', 'uploads'))).toEqual([])
  })
})
