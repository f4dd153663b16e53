import { readLooking } from '../../../../core/looking/index.ts'
import type { OpenGallery } from '../../../scenes/gallery/index.ts'

/** Brings the visitor to the view that the page's address describes, if it describes one. */
export async function restoreLooking(gallery: OpenGallery, search: string): Promise<boolean> {
  const query = new URLSearchParams(search)
  const looking = readLooking(query)
  const slug = query.get('at')
  if (!looking || slug === null || !(await gallery.inspect(slug))) return false
  await gallery.study()?.show(looking)
  return true
}
