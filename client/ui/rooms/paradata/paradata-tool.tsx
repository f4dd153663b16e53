/** Shows what of the inspected reconstruction is measured, inferred or drawn by us. */
import { useState } from 'react'
import type { ArtifactView } from '../../../../core/api/views.ts'
import { paradataWords } from '../../../../core/i18n/paradata.ts'
import { measuredAxes } from '../../../../core/twin/paradata/measured.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { useMuseum } from '../../museum-context.tsx'
import { Choice, Tool } from '../looking/tool.tsx'
import { useStudy } from '../looking/use-study.ts'
import { Legend } from './legend.tsx'

export interface ParadataToolProps {
  readonly study: Study
  readonly artifact: ArtifactView
}

export function ParadataTool({ study, artifact }: ParadataToolProps) {
  const { language, announce } = useMuseum()
  const words = paradataWords[language]
  const { view } = useStudy(study)
  const [wanted, setWanted] = useState<boolean>()
  const on = wanted ?? view?.kind === 'paradata'
  const choose = async (next: boolean) => {
    setWanted(next)
    try {
      const came = await study.setView(next ? { kind: 'paradata', measured: measuredAxes(artifact.measures, artifact.twin) } : undefined) // prettier-ignore
      if (came && next) announce(words.help)
    } catch {
      announce(words.failed)
    } finally {
      setWanted(undefined)
    }
  }
  return (
    <Tool name="paradata" title={words.title} inUse={view?.kind === 'paradata'}>
      <Choice label={words.on} checked={on} onChange={(next) => void choose(next)} />
      <Legend artifact={artifact} />
    </Tool>
  )
}
