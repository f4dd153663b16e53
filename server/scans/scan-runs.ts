/** Uploaded scans on their way: received, prepared one after another, looked at by the curator, published as one ChangeSet. */
import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { ulid } from 'ulid'
import { scanRunSchema } from '../../core/api/scans.ts'
import type { ScanRun } from '../../core/api/scans.ts'
import type { EntityOf } from '../../core/heritage/entity.ts'
import { scanLevelNames } from '../../core/twin/scan.ts'
import type { ScanFiles } from '../../core/twin/scan.ts'
import type { BlobStore } from '../blobs/port.ts'
import { describeAsset } from '../interop/gltf/describe.ts'
import { mostDeviation } from '../interop/gltf/scan/limits.ts'
import type { PreparedScan } from '../interop/gltf/scan/prepare-scan.ts'
import { ScanRefusedError } from '../interop/gltf/scan/refusal.ts'
import { openRunBook } from '../runs/run-book.ts'
import type { RunBook, RunBookOptions } from '../runs/run-book.ts'
import { prepareInWorker } from './in-worker.ts'
import type { WorkerBounds } from './in-worker.ts'
import type { ScanWorkerOrder } from './scan-worker.ts'
import { recordedSizeOf } from './recorded-size.ts'
import { receiveFile } from './upload.ts'

/** Too many scans wait to be prepared. */
export class ScansBusyError extends Error {
  readonly code = 'scans-busy'
}

export interface ScanRunsOptions {
  readonly blobs: BlobStore
  /** Uploads while they are looked at, and what became of each. */
  readonly folder: string
  readonly mostBytes: number
  readonly bounds?: WorkerBounds
  readonly onUnreadable: RunBookOptions<ScanRun>['onUnreadable']
  /** Told where a run's end could not be kept; the next one goes on. */
  readonly onFailure: (error: unknown) => void
}

export interface ScanRuns extends Pick<RunBook<ScanRun>, 'get' | 'watch'> {
  /** Returns when the whole file has arrived. Errors: ScanRefusedError (too large), ScansBusyError. */
  receive(
    from: Readable,
    about: { readonly artifact: EntityOf<'Artifact'>; readonly by: string },
  ): Promise<ScanRun>
  /** What came of it outside of the preparation: a picture, the publication. */
  note(id: string, change: Pick<ScanRun, 'files'> | Pick<ScanRun, 'status'>): ScanRun
  /** Ends the preparation under way; it and those that wait are uploaded again. */
  close(): Promise<void>
}

const mostWaiting = 8

export function createScanRuns({
  blobs,
  folder,
  mostBytes,
  bounds,
  onUnreadable,
  onFailure,
}: ScanRunsOptions): ScanRuns {
  const uploads = join(folder, 'uploads')
  // What was under way when the museum closed is uploaded again.
  rmSync(uploads, { recursive: true, force: true })
  const book = openRunBook({ folder, schema: scanRunSchema, onUnreadable })
  const closing = new AbortController()
  let waiting = 0
  let last: Promise<void> = Promise.resolve()

  async function carryOut(id: string, path: string, artifact: EntityOf<'Artifact'>): Promise<void> {
    if (closing.signal.aborted) return
    const step = (change: Partial<ScanRun>) => book.update({ ...book.get(id)!, ...change })
    const order = {
      path,
      recorded: recordedSizeOf(artifact),
      description: describeAsset({ artifact, holder: undefined }, { provenance: 'museum-scan' }),
    }
    const outcome = await prepare(order, (stage, done) => step({ status: 'running', stage, done })).catch(
      refused,
    )
    if (closing.signal.aborted) return
    // Nothing of the upload is left once its end is told.
    await rm(path, { force: true })
    step({ ...outcome, finishedAt: new Date().toISOString() })
  }

  async function prepare(
    order: ScanWorkerOrder,
    onStage: Parameters<typeof prepareInWorker>[1],
  ): Promise<Partial<ScanRun>> {
    const scan = await prepareInWorker(order, onStage, { ...bounds, signal: closing.signal })
    const { report } = scan
    return {
      status: 'ready',
      stage: 'ready',
      done: 1,
      report,
      files: await keep(blobs, scan),
      needsConsent: report.deviation > mostDeviation,
    }
  }

  return {
    async receive(from, { artifact, by }) {
      if (waiting >= mostWaiting)
        throw new ScansBusyError('Too many scans are waiting to be prepared; try again in a few minutes.')
      waiting++
      try {
        const id = ulid()
        const path = join(uploads, id)
        const bytes = await receiveFile(from, path, mostBytes)
        const { id: artifactId, slug, labels } = artifact
        const run = book.update({
          id, artifact: { id: artifactId, slug, labels }, status: 'queued', stage: 'waiting', done: 0, bytes,
          startedAt: new Date().toISOString(), finishedAt: null, startedBy: by, refusal: null, report: null,
          files: null, needsConsent: false,
        }) // prettier-ignore
        last = last
          .then(() => carryOut(id, path, artifact))
          .catch(onFailure)
          .finally(() => waiting--)
        return run
      } catch (error) {
        waiting--
        throw error
      }
    },
    get: (id) => book.get(id),
    watch: (id, listener) => book.watch(id, listener),
    note: (id, change) => book.update({ ...book.get(id)!, ...change }),
    close() {
      closing.abort()
      return last
    },
  }
}

const refused = (error: unknown): Partial<ScanRun> => ({
  status: 'refused',
  refusal:
    error instanceof ScanRefusedError
      ? error.refusal
      : { code: 'failed', facts: { why: String(error).slice(0, 200) } },
})

async function keep(blobs: BlobStore, { levels, report }: PreparedScan): Promise<ScanFiles> {
  const entries = []
  for (const level of scanLevelNames) {
    const { bytes, triangles } = levels[level]
    entries.push([
      level,
      { file: await blobs.put(bytes, 'glb'), bytes: bytes.byteLength, triangles },
    ] as const)
  }
  return { levels: Object.fromEntries(entries) as ScanFiles['levels'], dimensions: report.dimensions }
}
