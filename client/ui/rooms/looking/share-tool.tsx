import { useState } from 'react'
import type { ArtifactView } from '../../../../core/api/views.ts'
import type { LookingWords } from '../../../../core/i18n/looking.ts'
import { writeLooking } from '../../../../core/looking/index.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { useMuseum } from '../../museum-context.tsx'
import { savePicture } from './picture.ts'
import { Tool } from './tool.tsx'

export interface ShareToolProps {
  readonly study: Study
  readonly words: LookingWords
  readonly artifact: ArtifactView
  /** The museum's own scan is shown, not a reconstruction. */
  readonly scanned: boolean
}

/** A link to exactly this view, and a picture of it. */
export function ShareTool({ study, words, artifact, scanned }: ShareToolProps) {
  const { language, announce } = useMuseum()
  const [refused, setRefused] = useState<string>()
  const t = words.share
  const copy = async () => {
    const link = linkTo(study, artifact.slug, language)
    try {
      await navigator.clipboard.writeText(link)
      setRefused(undefined)
      announce(t.copied)
    } catch {
      setRefused(link)
      announce(t.copyFailed)
    }
  }
  const save = async () => {
    await savePicture(study, { artifact, language, words, scanned })
    announce(t.saved)
  }
  return (
    <Tool name="share" title={t.title}>
      <p className="acts">
        <button type="button" className="act second" onClick={() => void copy()}>
          {t.link}
        </button>
        <button type="button" className="act second" onClick={() => void save()}>
          {t.picture}
        </button>
      </p>
      {refused !== undefined && (
        <p className="small">
          {t.copyFailed}
          <input
            className="field"
            readOnly
            aria-label={t.linkLabel}
            value={refused}
            onFocus={(event) => event.target.select()}
          />
        </p>
      )}
    </Tool>
  )
}

export function linkTo(study: Study, slug: string, language: string): string {
  const url = new URL(location.pathname, location.href)
  url.searchParams.set('at', slug)
  url.searchParams.set('lang', language)
  writeLooking(url.searchParams, study.looking)
  return url.href
}
