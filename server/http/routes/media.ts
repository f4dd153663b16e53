import { isScan } from '../../scans/publication.ts'
import { filesOf } from '../../scans/files.ts'
import type { HandlersOf } from '../handlers.ts'
import { notFound } from '../problem.ts'
import { sendBlob } from '../send-blob.ts'
import type { MuseumServices } from '../services.ts'

/** A file is there for whoever may see its MediaAsset and the artifact that this shows. */
export function createMediaRoutes({ store, blobs }: MuseumServices): HandlersOf<'getMediaFile'> {
  return {
    async getMediaFile({ params: { id, file }, audience, request, response }) {
      const isOpenTo = async (who: typeof audience): Promise<boolean> => {
        const asset = await store.get(id, who)
        if (asset === undefined || !isScan(asset) || !filesOf(asset.scan).includes(file)) return false
        const shown = await store.neighbours(id, {
          audience: who,
          types: ['SHOWS'],
          direction: 'out',
          limit: 1,
        })
        return who === 'curator' || (shown?.items.length ?? 0) > 0
      }
      const shared = await isOpenTo('public')
      if (!shared && !(audience === 'curator' && (await isOpenTo('curator'))))
        throw notFound(`There is no file ${file} of ${id}.`)
      await sendBlob(blobs, file, { request, response, shared })
    },
  }
}
