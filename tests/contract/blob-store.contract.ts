import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BlobMissingError } from '../../server/blobs/port.ts'
import type { BlobStore } from '../../server/blobs/port.ts'

export interface OpenedBlobStore {
  readonly store: BlobStore
  close(): Promise<void>
}

/** What every adapter does. */
export function blobStoreContract(name: string, open: () => Promise<OpenedBlobStore>): void {
  describe(`${name}: blob store`, () => {
    let opened: OpenedBlobStore
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(() => opened.close())
    const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => i % 251)
    const hash = createHash('sha256').update(bytes).digest('hex')

    it('names a blob by what it holds, and keeps it once', async () => {
      expect(await opened.store.put(bytes, 'glb')).toBe(`${hash}.glb`)
      expect(await opened.store.put(bytes, 'glb')).toBe(`${hash}.glb`)
      expect(await opened.store.put(bytes, 'webp')).toBe(`${hash}.webp`)
      expect(await opened.store.size(`${hash}.glb`)).toBe(5_000)
    })

    it('gives back the very bytes, whole or in part', async () => {
      const blob = await opened.store.put(bytes, 'glb')
      expect(new Uint8Array(await opened.store.read(blob))).toEqual(bytes)
      expect(new Uint8Array(await buffer(await opened.store.stream(blob)))).toEqual(bytes)
      const part = await buffer(await opened.store.stream(blob, { start: 10, end: 19 }))
      expect([...part]).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    })

    it('keeps nothing and everything alike', async () => {
      const empty = await opened.store.put(new Uint8Array(), 'webp')
      expect(await opened.store.size(empty)).toBe(0)
      expect((await buffer(await opened.store.stream(empty))).length).toBe(0)
    })

    it('puts the same blob twice at once', async () => {
      const other = bytes.map((value) => 255 - value)
      const names = await Promise.all([1, 2, 3].map(() => opened.store.put(other, 'glb')))
      expect(new Set(names).size).toBe(1)
      expect(new Uint8Array(await opened.store.read(names[0]!))).toEqual(other)
    })

    it('knows no blob that was not put, nor a name that leads elsewhere', async () => {
      for (const name of [`${'0'.repeat(64)}.glb`, '../graph.sqlite', `../${hash}.glb`, '', `${hash}.exe`]) {
        expect(await opened.store.size(name), name).toBeUndefined()
        await expect(opened.store.read(name), name).rejects.toBeInstanceOf(BlobMissingError)
        await expect(opened.store.stream(name), name).rejects.toBeInstanceOf(BlobMissingError)
      }
    })
  })
}
