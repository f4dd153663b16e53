/** The ChangeSet that gives an artifact its scan. Undoing it brings back what was shown before. */
import { ulid } from 'ulid'
import type { PublishScan, ScanRun } from '../../core/api/scans.ts'
import type { ChangeSet, Operation } from '../../core/changeset/changeset.ts'
import type { EntityOf } from '../../core/heritage/entity.ts'
import type { ScanFiles } from '../../core/twin/scan.ts'
import type { GraphStore, Audience } from '../graph/port.ts'

export type ScanAsset = EntityOf<'MediaAsset'> & { readonly scan: ScanFiles }

/** The scans that show an artifact, newest first. */
export async function scansOf(store: GraphStore, artifact: string, audience: Audience): Promise<ScanAsset[]> {
  const page = await store.neighbours(artifact, { audience, types: ['SHOWS'], direction: 'in', limit: 200 })
  return (page?.items ?? [])
    .flatMap(({ entity }) => (isScan(entity) ? [entity] : []))
    .sort((a, b) => (a.id < b.id ? 1 : -1))
}

export const isScan = (entity: { readonly kind: string }): entity is ScanAsset =>
  entity.kind === 'MediaAsset' && 'scan' in entity && entity.scan !== undefined

export interface Publication {
  readonly run: ScanRun & { readonly files: ScanFiles }
  readonly given: PublishScan
  readonly actor: ChangeSet['actor']
}

/** Scans shown until now stay in the graph, no longer joined to the artifact. */
export async function publicationOf(
  store: GraphStore,
  { run, given, actor }: Publication,
): Promise<ChangeSet> {
  const { artifact, files } = run
  const id = ulid()
  const before = await scansOf(store, artifact.id, 'curator')
  const operations: Operation[] = [
    ...before.map((old): Operation => ({
      op: 'unlink',
      relation: { type: 'SHOWS', from: old.id, to: artifact.id },
    })),
    {
      op: 'put',
      expects: 0,
      entity: {
        id,
        slug: `scan-${id.toLowerCase()}`,
        kind: 'MediaAsset',
        status: 'published',
        sensitivity: 'open',
        labels: {
          en: `Scan of ${artifact.labels.en}`.slice(0, 300),
          zh: `${artifact.labels.zh}的扫描模型`.slice(0, 300),
        },
        mediaType: 'model/gltf-binary',
        blob: files.levels.full.file,
        rights: given.rights,
        creditLine: given.creditLine,
        scan: files,
      },
    },
    { op: 'link', relation: { type: 'SHOWS', from: id, to: artifact.id } },
  ]
  return {
    id: ulid(),
    actor,
    message: `The museum's own scan of ${artifact.labels.en}`.slice(0, 500),
    operations,
  }
}
