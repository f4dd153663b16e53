import type { Readable } from 'node:stream'
import type { ScanRun } from '../../../core/api/scans.ts'
import type { EntityOf } from '../../../core/heritage/entity.ts'
import type { ScanFiles } from '../../../core/twin/scan.ts'
import { ScanRefusedError } from '../../interop/gltf/scan/refusal.ts'
import { filesOf } from '../../scans/files.ts'
import { publicationOf } from '../../scans/publication.ts'
import { encodeStill } from '../../scans/still.ts'
import { actorOf } from '../actor.ts'
import type { HandlersOf } from '../handlers.ts'
import { HttpProblem, notFound } from '../problem.ts'
import { isArtifact } from '../presenters/exhibit.ts'
import { sendBlob } from '../send-blob.ts'
import type { MuseumServices } from '../services.ts'

type Names = 'uploadScan' | 'getScan' | 'watchScan' | 'getScanFile' | 'uploadScanStill' | 'publishScan'
const mostStillBytes = 8_000_000

export function createScanRoutes(services: MuseumServices): HandlersOf<Names> {
  const { store, scans, blobs, streams, config, live } = services
  const existing = (id: string): ScanRun => {
    const run = scans.get(id)
    if (run === undefined) throw notFound(`No scan ${id} was uploaded here.`)
    return run
  }
  const prepared = (id: string): ScanRun & { readonly files: ScanFiles } => {
    const run = existing(id)
    if (run.status !== 'ready' || run.files === null)
      throw new HttpProblem({ status: 409, code: 'scan-not-ready', detail: `That scan is ${run.status}.` })
    return { ...run, files: run.files }
  }
  const artifactOf = async (id: string): Promise<EntityOf<'Artifact'>> => {
    const entity = await store.get(id, 'curator')
    if (entity === undefined || !isArtifact(entity)) throw notFound(`There is no artifact ${id}.`)
    return entity
  }
  return {
    async uploadScan({ params: { id }, account, request, response }) {
      if (Number(request.get('content-length') ?? 0) > config.maxScanBytes)
        throw tooLarge(request, config.maxScanBytes)
      const artifact = await artifactOf(id)
      const run = await scans.receive(request, { artifact, by: account!.name })
      response.location(`/api/v1/scans/${run.id}`)
      return run
    },
    getScan: async ({ params: { id } }) => existing(id),
    async watchScan({ params: { id }, request, response }) {
      existing(id)
      let stop = () => {}
      const stream = streams.open(request, response, () => stop())
      const tell = (run: ScanRun) => {
        stream.send('scan', run)
        if (run.finishedAt !== null) stream.end()
      }
      // Watch first, then tell how it stands: nothing that happens in between is missed.
      stop = scans.watch(id, tell)
      tell(existing(id))
    },
    async getScanFile({ params: { id, file }, request, response }) {
      const { files } = existing(id)
      if (files === null || !filesOf(files).includes(file)) throw notFound(`Scan ${id} has no file ${file}.`)
      await sendBlob(blobs, file, { request, response, shared: false })
    },
    async uploadScanStill({ params: { id }, request }) {
      const { files } = prepared(id)
      const still = await blobs.put(await encodeStill(await bodyOf(request)), 'webp')
      return scans.note(id, { files: { ...files, still } })
    },
    async publishScan({ params: { id }, body, account, response }) {
      const run = prepared(id)
      if (run.needsConsent && !body.proportionsConfirmed) {
        const percent = Math.round((run.report?.deviation ?? 0) * 100)
        throw new ScanRefusedError({ code: 'proportions', facts: { percent } })
      }
      await artifactOf(run.artifact.id)
      const revision = await store.apply(
        await publicationOf(store, { run, given: body, actor: actorOf(account!) }),
      )
      scans.note(id, { status: 'published' })
      live.publish({ type: 'graph-changed', sequence: revision.sequence })
      response.location(`/api/v1/changesets/${revision.changeSetId}`)
      return revision
    },
  }
}

function tooLarge(request: Readable, limit: number): ScanRefusedError {
  request.resume()
  return new ScanRefusedError({ code: 'too-large', facts: { limit } })
}

async function bodyOf(request: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    if ((bytes += chunk.byteLength) > mostStillBytes) {
      const detail = `A still has at most ${mostStillBytes} bytes.`
      throw new HttpProblem({ status: 413, code: 'too-large', detail })
    }
  }
  return Buffer.concat(chunks)
}
