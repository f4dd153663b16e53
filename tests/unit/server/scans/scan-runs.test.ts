import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ScanRun } from '../../../../core/api/scans.ts'
import { createFileBlobStore } from '../../../../server/blobs/file-blob-store.ts'
import { createScanRuns } from '../../../../server/scans/scan-runs.ts'
import type { ScanRuns } from '../../../../server/scans/scan-runs.ts'
import { buildArtifact } from '../../../support/builders.ts'
import { buildScan } from '../../../support/scans.ts'

const at = '2026-11-30T00:00:00.000Z'
const artifact = {
  ...buildArtifact('a-bell'),
  version: 1,
  ...{ createdAt: at, createdBy: 'A tester', updatedAt: at, updatedBy: 'A tester' },
}
let folder: string
let failures: unknown[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mouseion-scans-'))
  failures = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = () =>
  createScanRuns({
    blobs: createFileBlobStore(join(folder, 'blobs')),
    folder: join(folder, 'scans'),
    mostBytes: 1e7,
    onUnreadable: (path) => failures.push(path),
    onFailure: (error) => failures.push(error),
  })
const upload = async (scans: ScanRuns) =>
  scans.receive(Readable.from([await buildScan({ detail: 4, texturePx: 16 })]), { artifact, by: 'A curator' })
const settled = (scans: ScanRuns, id: string) =>
  new Promise<ScanRun>((resolve) => {
    const stop = scans.watch(id, (run) => {
      if (run.finishedAt === null) return
      stop()
      resolve(run)
    })
  })

describe('uploaded scans', () => {
  it('go on being prepared after one whose end could not be kept', async () => {
    const scans = open()
    const first = await upload(scans)
    const ended = settled(scans, first.id)
    renameSync(join(folder, 'scans'), join(folder, 'gone'))
    expect((await ended).finishedAt).not.toBeNull()
    renameSync(join(folder, 'gone'), join(folder, 'scans'))
    const second = await upload(scans)
    expect(await settled(scans, second.id)).toMatchObject({ status: 'ready' })
    expect(failures).toMatchObject([{ code: 'ENOENT' }])
  }, 60_000)

  it('are left where they are when the museum closes, and uploaded again', async () => {
    const scans = open()
    const [first, second] = [await upload(scans), await upload(scans)]
    await scans.close()
    for (const { id } of [first, second]) expect(scans.get(id)?.finishedAt).toBeNull()
    expect(open().get(first.id)).toBeUndefined()
    expect(failures).toEqual([])
  })
})
