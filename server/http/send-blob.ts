import type { Request, Response } from 'express'
import { pipeline } from 'node:stream/promises'
import type { BlobStore } from '../blobs/port.ts'
import { HttpProblem, notFound } from './problem.ts'

const types: Readonly<Record<string, string>> = { glb: 'model/gltf-binary', webp: 'image/webp' }
const year = 'max-age=31536000, immutable, no-transform'

/** Sends a blob, or the part that is asked for. Who may see it was decided before: `shared` says that everybody may. */
export async function sendBlob(
  blobs: BlobStore,
  file: string,
  { request, response, shared }: { request: Request; response: Response; shared: boolean },
): Promise<void> {
  const size = await blobs.size(file)
  if (size === undefined) throw notFound(`There is no file ${file}.`)
  response.set({
    'Content-Type': types[file.split('.').at(-1)!] ?? 'application/octet-stream',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': `${shared ? 'public' : 'private'}, ${year}`,
    'Accept-Ranges': 'bytes',
    ETag: `"${file}"`,
  })
  if (request.fresh) return void response.status(304).end()
  const range = rangeOf(request, size)
  if (range !== undefined)
    response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${size}`)
  response.set('Content-Length', String(range === undefined ? size : range.end - range.start + 1))
  if (request.method === 'HEAD') return void response.end()
  await pipeline(await blobs.stream(file, range), response)
}

/** One part; several at once are answered with the whole, as RFC 9110 allows. */
function rangeOf(request: Request, size: number): { start: number; end: number } | undefined {
  const ranges = request.range(size)
  if (ranges === -1)
    throw new HttpProblem({
      status: 416,
      code: 'range-not-satisfiable',
      detail: `The file has ${size} bytes.`,
      headers: { 'Content-Range': `bytes */${size}` },
    })
  return Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined
}
