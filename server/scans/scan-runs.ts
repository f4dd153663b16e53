/** Uploaded scans on their way: received, prepared one after another, looked at by the curator, published as one ChangeSet. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
}

export interface ScanRuns {
  /** Returns when the whole file has arrived. Errors: ScanRefusedError (too large), ScansBusyError. */
  receive(
    from: Readable,
    about: { readonly artifact: EntityOf<'Artifact'>; readonly by: string },
  ): Promise<ScanRun>
  get(id: string): ScanRun | undefined
  /** Tells of every later state; returns the way to stop. */
  watch(id: string, listener: (run: ScanRun) => void): () => void
  /** What came of it outside of the preparation: a picture, the publication. */
  note(id: string, change: Pick<ScanRun, 'files'> | Pick<ScanRun, 'status'>): ScanRun
  close(): Promise<void>
}

const mostWaiting = 8

export function createScanRuns({ blobs, folder, mostBytes, bounds }: ScanRunsOptions): ScanRuns {
  const uploads = join(folder, 'uploads')
  // What was under way when the museum closed is uploaded again.
  rmSync(uploads, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const known = new Map(readRuns(folder).map((run) => [run.id, run]))
  const watchers = new Map<string, Set<(run: ScanRun) => void>>()
  let waiting = 0
  let last: Promise<void> = Promise.resolve()

  const update = (run: ScanRun): ScanRun => {
    known.set(run.id, run)
    if (run.finishedAt !== null) writeFileSync(join(folder, `${run.id}.json`), JSON.stringify(run))
    for (const watcher of watchers.get(run.id) ?? []) watcher(run)
    return run
  }

  async function carryOut(id: string, path: string, artifact: EntityOf<'Artifact'>): Promise<void> {
    const step = (change: Partial<ScanRun>) => update({ ...known.get(id)!, ...change })
    const order = {
      path,
      recorded: recordedSizeOf(artifact),
      description: describeAsset({ artifact, holder: undefined }, { provenance: 'museum-scan' }),
    }
    const outcome = await prepare(order, (stage, done) => step({ status: 'running', stage, done })).catch(
      refused,
    )
    // Nothing of the upload is left once its end is told.
    await rm(path, { force: true })
    step({ ...outcome, finishedAt: new Date().toISOString() })
  }

  async function prepare(
    order: ScanWorkerOrder,
    onStage: Parameters<typeof prepareInWorker>[1],
  ): Promise<Partial<ScanRun>> {
    const scan = await prepareInWorker(order, onStage, bounds)
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
        const run = update({
          id, artifact: { id: artifactId, slug, labels }, status: 'queued', stage: 'waiting', done: 0, bytes,
          startedAt: new Date().toISOString(), finishedAt: null, startedBy: by, refusal: null, report: null,
          files: null, needsConsent: false,
        }) // prettier-ignore
        last = last.then(() => carryOut(id, path, artifact)).finally(() => waiting--)
        return run
      } catch (error) {
        waiting--
        throw error
      }
    },
    get: (id) => known.get(id),
    watch(id, listener) {
      const own = watchers.get(id) ?? new Set()
      watchers.set(id, own.add(listener))
      return () => void (own.delete(listener) && own.size === 0 && watchers.delete(id))
    },
    note: (id, change) => update({ ...known.get(id)!, ...change }),
    close: () => last,
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

function readRuns(folder: string): ScanRun[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => scanRunSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}
