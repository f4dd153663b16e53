import { getBounds } from '@gltf-transform/core'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { seededId } from '../../../../../core/heritage/identity.ts'
import type { ScanLevelName } from '../../../../../core/twin/scan.ts'
import { createFileBlobStore } from '../../../../../server/blobs/file-blob-store.ts'
import { runCli } from '../../../../../server/cli/main.ts'
import { createSqliteGraphStore } from '../../../../../server/graph/sqlite/store.ts'
import { describeAsset } from '../../../../../server/interop/gltf/describe.ts'
import { prepareScan } from '../../../../../server/interop/gltf/scan/prepare-scan.ts'
import { createScanIo } from '../../../../../server/interop/gltf/scan/scan-io.ts'
import { validateGlb } from '../../../../../server/interop/gltf/validate.ts'
import { recordedSizeOf } from '../../../../../server/scans/recorded-size.ts'
import { buildArtifact, buildChangeSet } from '../../../../support/builders.ts'
import { buildScan } from '../../../../support/scans.ts'
import { sampleTwins } from '../../../../support/sample-twins.ts'

const scanned = buildArtifact('a-vessel', { measures: { heightM: 0.3, diameterM: 0.25 } })
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mouseion-export-'))
  const store = createSqliteGraphStore({ path: join(folder, 'data', 'graph.sqlite') })
  const put = (slug: string, sensitivity: 'open' | 'withheld') =>
    ({
      op: 'put',
      entity: buildArtifact(slug, { sensitivity, twin: sampleTwins.painting }),
      expects: 0,
    }) as const
  await store.apply(buildChangeSet([put('a-scroll', 'open'), put('a-secret', 'withheld')]))
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]) {
  const said: string[] = []
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line)),
    vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line)),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => (said.push(String(text)), true)),
  ]
  try {
    return { code: await runCli(['export', ...args]), said: said.join('\n') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

const data = () => ['--data', join(folder, 'data')]

describe('mouseion export --format glb', () => {
  it("writes what visitors may see of the museum's own store, and prints its figures", async () => {
    const out = join(folder, 'out')
    const { code, said } = await run('--format', 'glb', '--out', out, ...data(), '--json')
    expect(code).toBe(0)
    expect(said).toContain('1/1  a-scroll.glb')
    const report: unknown = JSON.parse(said.slice(said.indexOf('{')))
    const { widthM: width, heightM: height, depthM: depth } = sampleTwins.painting.dimensions
    const bytes = readFileSync(join(out, 'a-scroll.glb')).byteLength
    expect(report).toMatchObject({
      format: 'glb',
      files: [{ slug: 'a-scroll', file: 'a-scroll.glb', bytes, dimensionsM: { width, height, depth } }],
    })
    expect(existsSync(join(out, 'a-secret.glb'))).toBe(false)
  })

  it("writes the museum's own scan where there is one, uncompressed and at its recorded size", async () => {
    const scan = await prepareScan(
      await buildScan({ size: [250, 300, 250] }),
      {
        recorded: recordedSizeOf(scanned),
        description: describeAsset({ artifact: scanned, holder: undefined }, { provenance: 'museum-scan' }),
      },
      () => undefined,
    )
    const blobs = createFileBlobStore(join(folder, 'scanned', 'blobs'))
    const level = async (name: ScanLevelName) => ({
      file: await blobs.put(scan.levels[name].bytes, 'glb'),
      bytes: scan.levels[name].bytes.byteLength,
      triangles: scan.levels[name].triangles,
    })
    const levels = {
      full: await level('full'),
      near: await level('near'),
      room: await level('room'),
      far: await level('far'),
    }
    const store = createSqliteGraphStore({ path: join(folder, 'scanned', 'graph.sqlite') })
    const asset = {
      id: seededId('a-scan'), slug: 'a-scan', kind: 'MediaAsset', status: 'published', sensitivity: 'open', labels: { en: 'Scan', zh: '扫描' },
      mediaType: 'model/gltf-binary', blob: levels.full.file, rights: 'https://creativecommons.org/licenses/by/4.0/',
      creditLine: { en: 'Scanned here', zh: '本馆扫描' }, scan: { levels, dimensions: scan.report.dimensions },
    } as const // prettier-ignore
    await store.apply(
      buildChangeSet([
        { op: 'put', entity: scanned, expects: 0 },
        { op: 'put', entity: asset, expects: 0 },
        { op: 'link', relation: { type: 'SHOWS', from: asset.id, to: scanned.id } },
      ]),
    )
    await store.close()
    const out = join(folder, 'scans-out')
    const { code, said } = await run(
      '--format',
      'glb',
      '--out',
      out,
      '--data',
      join(folder, 'scanned'),
      '--json',
    )
    expect([code, said]).toEqual([0, expect.stringContaining("the museum's own scan")])
    const bytes = readFileSync(join(out, 'a-vessel.glb'))
    const { errors, warnings } = await validateGlb(bytes)
    expect([errors, warnings]).toEqual([0, 0])
    const document = await (await createScanIo()).readBinary(new Uint8Array(bytes))
    const { min, max } = getBounds(document.getRoot().getDefaultScene()!)
    ;[-0.125, 0, -0.125, 0.125, 0.3, 0.125].forEach((wanted, i) =>
      expect([...min, ...max][i]).toBeCloseTo(wanted, 6),
    )
    expect(document.getRoot().getAsset()).toMatchObject({
      copyright: 'Vessel a-vessel. Scanned here. https://creativecommons.org/licenses/by/4.0/',
      extras: { provenance: 'museum-scan', dimensionsM: { width: 0.25, height: 0.3, depth: 0.25 } },
    })
  })

  it('takes an artifact that ships where no museum was named', async () => {
    vi.stubEnv('MOUSEION_DATA', undefined)
    const out = join(folder, 'one')
    const { code } = await run('--format', 'glb', '--out', out, '--entity', 'great-wave')
    vi.unstubAllEnvs()
    expect(code).toBe(0)
    expect(readFileSync(join(out, 'great-wave.glb')).subarray(0, 4).toString()).toBe('glTF')
  })

  it('names what it does not know, and writes nothing', async () => {
    const out = join(folder, 'none')
    const unknown = await run('--format', 'glb', '--out', out, ...data(), '--entity', 'a-scrol')
    expect(unknown.code).toBe(1)
    expect(unknown.said).toContain('no artifact "a-scrol"')
    expect(unknown.said).toContain('Did you mean a-scroll?')
    expect((await run('--format', 'glb', '--out', out, ...data(), '--entity', 'a-secret')).code).toBe(1)
    expect(existsSync(out)).toBe(false)
  })

  it('says which formats there are, that out is a file, that there is no museum', async () => {
    const noFormat = await run('--format', 'obj', '--out', folder)
    expect(noFormat.code).toBe(2)
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const onFile = await run('--format', 'glb', '--out', file, ...data())
    expect(onFile.code).toBe(1)
    expect(onFile.said).toContain('is a file, not a folder')
    const nowhere = await run('--format', 'glb', '--out', folder, '--data', join(folder, 'nowhere'))
    expect(nowhere.code).toBe(1)
    expect(nowhere.said).toContain('there is no museum in')
  })
})
