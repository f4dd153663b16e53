import { useState } from 'react'
import type { Localized } from '../../core/heritage/text.ts'
import { shownScanWords } from '../../core/i18n/shown-scan.ts'
import { useMuseum } from './museum-context.tsx'

export interface StillProps {
  readonly slug: string
  readonly labels: Localized
  readonly large?: boolean
  /** Beside the thing's own name a picture says nothing new. */
  readonly silent?: boolean
  /** The museum's own scan, whose picture is shown then. */
  readonly scan?: { readonly folder: string; readonly still?: string } | undefined
}

/** The picture of a twin; where there is none yet, its name in its place. */
export function Still({ slug, labels, large = false, silent = false, scan }: StillProps) {
  const { language, t } = useMuseum()
  const [missing, setMissing] = useState<string>()
  const name = labels[language]
  const drawn = scan?.still === undefined ? undefined : `${scan.folder}/${scan.still}`
  if (missing === slug)
    return (
      <div className={large ? 'still none large' : 'still none'} {...(silent ? { 'aria-hidden': true } : {})}>
        <span>{name}</span>
      </div>
    )
  return (
    <div className="still">
      <img
        src={drawn ?? `/stills/${slug}.webp`}
        alt={silent ? '' : drawn === undefined ? t.still(name) : shownScanWords[language].still(name)}
        width={900}
        height={900}
        loading={large ? 'eager' : 'lazy'}
        fetchPriority={large ? 'high' : 'auto'}
        decoding="async"
        onError={() => setMissing(slug)}
      />
    </div>
  )
}
