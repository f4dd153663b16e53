import { useState } from 'react'
import type { ArtifactView } from '../../../../core/api/views.ts'
import { figureNames, type FigureName } from '../../../../core/looking/index.ts'
import type { LookingWords } from '../../../../core/i18n/looking.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { useMuseum } from '../../museum-context.tsx'
import { Select, Tool } from './tool.tsx'
import { useStudy } from './use-study.ts'

export interface BesideToolProps {
  readonly study: Study
  readonly words: LookingWords
  /** The exhibit's, without the one that is looked at. */
  readonly others: readonly ArtifactView[]
}

/** Another thing of the exhibit, a hand or a person, at the same scale. */
export function BesideTool({ study, words, others }: BesideToolProps) {
  const { language, announce } = useMuseum()
  const { beside, figure, fetching } = useStudy(study)
  const t = words.beside
  const [failed, setFailed] = useState(false)
  const bring = async (next: { beside: string | undefined; figure: FigureName | undefined }) => {
    announce(t.fetching)
    setFailed(false)
    try {
      await study.setBeside(next)
    } catch {
      setFailed(true)
      announce(t.failed)
      return
    }
    const names = [
      others.find(({ slug }) => slug === next.beside)?.labels[language],
      next.figure && t[next.figure],
    ].filter((name) => name !== undefined)
    announce(names.length === 0 ? t.alone : t.placed(names.join(language === 'zh' ? '、' : ', ')))
  }
  return (
    <Tool name="beside" title={t.title} inUse={beside !== undefined || figure !== undefined}>
      <Select
        label={t.thing}
        value={beside ?? ''}
        options={[
          { value: '', text: t.none },
          ...others.map(({ slug, labels }) => ({ value: slug, text: labels[language] })),
        ]}
        onChange={(slug) => void bring({ beside: slug === '' ? undefined : slug, figure })}
      />
      <Select<FigureName | ''>
        label={t.figure}
        value={figure ?? ''}
        options={[{ value: '', text: t.none }, ...figureNames.map((value) => ({ value, text: t[value] }))]}
        onChange={(name) => void bring({ beside, figure: name === '' ? undefined : name })}
      />
      {(fetching || failed) && <p className="small">{fetching ? t.fetching : t.failed}</p>}
      <p className="small quiet">{t.help}</p>
    </Tool>
  )
}
