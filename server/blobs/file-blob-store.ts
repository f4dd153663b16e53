/** BlobStore in one folder: `ab/abcd....glb`. */
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ulid } from 'ulid'
import { blobNameSchema } from '../../core/twin/scan.ts'
import { BlobMissingError } from './port.ts'
import type { BlobStore } from './port.ts'

export function createFileBlobStore(folder: string): BlobStore {
  const pathOf = (name: string): string | undefined =>
    blobNameSchema.safeParse(name).success ? join(folder, name.slice(0, 2), name) : undefined
  const size = async (name: string): Promise<number | undefined> => {
    const path = pathOf(name)
    return path === undefined ? undefined : (await stat(path).catch(absent))?.size
  }
  return {
    size,
    async put(bytes, type) {
      const name = `${createHash('sha256').update(bytes).digest('hex')}.${type}`
      if ((await size(name)) === bytes.byteLength) return name
      const path = pathOf(name)!
      await mkdir(dirname(path), { recursive: true })
      await writeWhole(path, bytes)
      return name
    },
    async read(name) {
      const path = pathOf(name)
      const bytes = path === undefined ? undefined : await readFile(path).catch(absent)
      if (bytes === undefined) throw missing(name)
      return bytes
    },
    async stream(name, range) {
      const path = pathOf(name)
      const file = path === undefined ? undefined : await open(path).catch(absent)
      if (file === undefined) throw missing(name)
      return file.createReadStream(range)
    },
  }
}

/** Under its name only once it is whole and on disk: a crash leaves no half blob. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${ulid()}.part`
  const file = await open(part, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
    await file.close()
    await rename(part, path)
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

const missing = (name: string) => new BlobMissingError(`There is no blob ${name.slice(0, 80)}.`)

function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
  throw error
}
