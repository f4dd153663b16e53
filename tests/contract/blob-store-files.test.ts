import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileBlobStore } from '../../server/blobs/file-blob-store.ts'
import { blobStoreContract } from './blob-store.contract.ts'

blobStoreContract('files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mouseion-blobs-'))
  return {
    store: createFileBlobStore(join(folder, 'blobs')),
    close: () => rm(folder, { recursive: true, force: true }),
  }
})
