import { useMuseum } from '../museum-context.tsx'

/** A finger is what points here, and there most likely are no keys. */
const touched = matchMedia('(pointer: coarse)').matches

/** How one goes about in the rooms. */
export function Help() {
  const { t } = useMuseum()
  return <p className="small quiet after-small">{touched ? t.gallery.helpTouch : t.gallery.help}</p>
}
