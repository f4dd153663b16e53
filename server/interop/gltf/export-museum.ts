/** Writes a museum's artifacts as GLB files, one for each, named by slug. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFileBlobStore } from '../../blobs/file-blob-store.ts'
import type { BlobStore } from '../../blobs/port.ts'
import type { MuseumConfig } from '../../config.ts'
import { loadContent } from '../../content/load.ts'
import { openGraphStore } from '../../graph/open.ts'
import type { Provenance } from './describe.ts'
import { exportScan } from './export-scan.ts'
import { createTwinExporter } from './export-twin.ts'
import { artifactsOfContent, artifactsOfStore } from './recorded-artifact.ts'
import type { RecordedArtifact } from './recorded-artifact.ts'
import { validateGlb } from './validate.ts'

export interface ExportedFile {
  readonly slug: string
  readonly file: string
  readonly bytes: number
  readonly triangles: number
  readonly dimensionsM: { readonly width: number; readonly height: number; readonly depth: number }
  readonly provenance: Provenance
}

export interface GlbExport {
  readonly format: 'glb'
  readonly files: readonly ExportedFile[]
  readonly seconds: number
}

export interface WriteOptions {
  readonly out: string
  /** All artifacts by default. */
  readonly slugs?: readonly string[]
  readonly onFile?: (file: ExportedFile, place: { readonly done: number; readonly of: number }) => void
}

export interface MuseumExport {
  /** Errors: UnknownArtifactError before anything is written; FaultyGlbError at a file that the validator faults. */
  write(options: WriteOptions): Promise<GlbExport>
  close(): Promise<void>
}

/** An artifact that is not there, or that visitors may not see. */
export class UnknownArtifactError extends Error {
  readonly code = 'unknown-artifact'
}

/** A fault of ours: what we made is not sound glTF. */
export class FaultyGlbError extends Error {
  readonly code = 'faulty-glb'
}

export async function openExport(config: MuseumConfig, from: 'store' | 'content'): Promise<MuseumExport> {
  const blobs = createFileBlobStore(join(config.dataDir, 'blobs'))
  if (from === 'content') {
    const artifacts = artifactsOfContent(await loadContent(config.contentDir))
    return { write: (options) => writeAll(artifacts, blobs, options), close: async () => undefined }
  }
  const store = await openGraphStore({
    sqlitePath: join(config.dataDir, 'graph.sqlite'),
    ...(config.neo4j === undefined ? {} : { neo4j: config.neo4j }),
  })
  return {
    write: async (options) => writeAll(await artifactsOfStore(store), blobs, options),
    close: () => store.close(),
  }
}

async function writeAll(
  artifacts: readonly RecordedArtifact[],
  blobs: BlobStore,
  { out, slugs, onFile }: WriteOptions,
): Promise<GlbExport> {
  const started = performance.now()
  const chosen = slugs === undefined ? artifacts : choose(artifacts, slugs)
  await mkdir(out, { recursive: true })
  const exportTwin = createTwinExporter()
  const files: ExportedFile[] = []
  for (const recorded of chosen) {
    const { slug } = recorded.artifact
    const { scan } = recorded
    const exported = scan === undefined ? await exportTwin(recorded) : await exportScan(recorded, scan, blobs)
    const { bytes, triangles, dimensions } = exported
    await refuseFaults(slug, bytes)
    const file = `${slug}.glb`
    await writeFile(join(out, file), bytes)
    const { widthM: width, heightM: height, depthM: depth } = dimensions
    files.push({
      slug,
      file,
      bytes: bytes.byteLength,
      triangles,
      dimensionsM: { width, height, depth },
      provenance: scan === undefined ? 'schematic-reconstruction' : 'museum-scan',
    })
    onFile?.(files.at(-1)!, { done: files.length, of: chosen.length })
  }
  return { format: 'glb', files, seconds: Math.round((performance.now() - started) / 100) / 10 }
}

function choose(artifacts: readonly RecordedArtifact[], slugs: readonly string[]): RecordedArtifact[] {
  return slugs.map((slug) => {
    const found = artifacts.find(({ artifact }) => artifact.slug === slug || artifact.id === slug)
    if (found !== undefined) return found
    const words = slug.split('-').filter((word) => word.length > 2)
    const like = artifacts
      .map(({ artifact }) => artifact.slug)
      .filter((other) => words.some((word) => other.includes(word)))
    const hint = like.length === 0 ? '' : ` Did you mean ${like.slice(0, 4).join(', ')}?`
    throw new UnknownArtifactError(
      `no artifact "${slug}" among the ${artifacts.length} that visitors may see.${hint}`,
    )
  })
}

async function refuseFaults(slug: string, bytes: Uint8Array): Promise<void> {
  const { errors, warnings, messages } = await validateGlb(bytes)
  if (errors + warnings === 0) return
  const [{ code, message, pointer = '/' } = { code: '', message: '' }] = messages
  throw new FaultyGlbError(
    `${slug}: the validator finds ${errors} errors and ${warnings} warnings; the first: ${code} at ${pointer}, ${message}`,
  )
}
