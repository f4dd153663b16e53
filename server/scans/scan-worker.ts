/** Prepares one scan in a thread of its own: whatever the file does to it, the museum goes on. */
import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import sharp from 'sharp'
import type { ScanRefusal } from '../../core/api/scans.ts'
import { prepareScan } from '../interop/gltf/scan/prepare-scan.ts'
import type { PreparedScan, ScanOrder, ScanStage } from '../interop/gltf/scan/prepare-scan.ts'
import { ScanRefusedError } from '../interop/gltf/scan/refusal.ts'

export interface ScanWorkerOrder extends ScanOrder {
  readonly path: string
}
export type ScanNews =
  | { readonly type: 'stage'; readonly stage: ScanStage; readonly done: number }
  | { readonly type: 'prepared'; readonly scan: PreparedScan }
  | { readonly type: 'refused'; readonly refusal: ScanRefusal }

const port = parentPort
if (port !== null) {
  const tell = (news: ScanNews) => port.postMessage(news)
  sharp.concurrency(1)
  sharp.cache(false)
  const { path, ...order } = workerData as ScanWorkerOrder
  try {
    const bytes = new Uint8Array(await readFile(path))
    const scan = await prepareScan(bytes, order, (stage, done) => tell({ type: 'stage', stage, done }))
    tell({ type: 'prepared', scan })
  } catch (error) {
    if (!(error instanceof ScanRefusedError)) throw error
    tell({ type: 'refused', refusal: error.refusal })
  }
}
