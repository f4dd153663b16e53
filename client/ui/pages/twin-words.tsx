/** On an artifact's page: its life, its making and what of its reconstruction is known, in words. */
import type { ArtifactView, EntityDetail } from '../../../core/api/views.ts'
import { lifeWords } from '../../../core/i18n/life.ts'
import { paradataWords } from '../../../core/i18n/paradata.ts'
import { useMuseum } from '../museum-context.tsx'
import { LifeList } from '../rooms/life/life-list.tsx'
import { statesOf } from '../rooms/life/states.ts'
import { MakingList } from '../rooms/making/making-list.tsx'
import { Legend } from '../rooms/paradata/legend.tsx'

export interface TwinWordsProps {
  readonly artifact: ArtifactView
  readonly detail: EntityDetail
}

export function TwinWords({ artifact, detail }: TwinWordsProps) {
  const { language } = useMuseum()
  return (
    <section className="section two" data-testid="twin-words">
      <section aria-labelledby="its-life">
        <h2 id="its-life">{lifeWords[language].title}</h2>
        <LifeList states={statesOf(artifact, detail.entity)} statements={detail.statements} />
      </section>
      <div>
        <MakingList artifact={artifact} />
        <h2 className="after">{paradataWords[language].title}</h2>
        <Legend artifact={artifact} />
      </div>
    </section>
  )
}
