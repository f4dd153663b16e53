/** A slider over the states of the inspected thing's life. */
import { useState } from 'react'
import type { ArtifactView, EntityDetail } from '../../../../core/api/views.ts'
import { lifeWords } from '../../../../core/i18n/life.ts'
import type { TwinView } from '../../../../core/twin/view.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { useMuseum } from '../../museum-context.tsx'
import { Slider, Tool } from '../looking/tool.tsx'
import { useStudy } from '../looking/use-study.ts'
import { LifeList } from './life-list.tsx'
import { dateText, sentenceOf, statesOf } from './states.ts'

export interface LifeToolProps {
  readonly study: Study
  readonly artifact: ArtifactView
  readonly detail: EntityDetail | undefined
}

export function LifeTool({ study, artifact, detail }: LifeToolProps) {
  const { language, t, announce } = useMuseum()
  const words = lifeWords[language]
  const { view } = useStudy(study)
  const states = statesOf(artifact, detail?.entity)
  const last = states.length - 1
  const [wanted, setWanted] = useState<number>()
  const [failed, setFailed] = useState(false)
  const shown = view?.kind === 'life' ? view.index : last
  const index = Math.min(wanted ?? shown, last)
  const go = async (next: number) => {
    const state = states[next]!
    setWanted(next)
    setFailed(false)
    try {
      const came = await study.setView(viewOf(next))
      if (came) announce(`${words.events[state.event]}${t.label.stop}${sentenceOf(state, words, language)}`)
    } catch {
      setFailed(true)
      announce(words.failed)
    } finally {
      setWanted((now) => (now === next ? undefined : now))
    }
  }
  const viewOf = (next: number): TwinView | undefined => {
    const bare = next === last && Object.keys(states[last]!.condition).every((key) => key === 'certainty' || key === 'patina') // prettier-ignore
    return bare ? undefined : { kind: 'life', states: states.map(({ condition }) => condition), index: next }
  }
  const name = words.events[states[index]!.event]
  return (
    <Tool name="life" title={words.title} inUse={view?.kind === 'life'}>
      <p className="small quiet">{words.help}</p>
      <Slider
        label={words.slider}
        value={index}
        range={{ min: 0, max: last, step: 1 }}
        text={words.state(index + 1, states.length, name, dateText(states[index]!, language))}
        onChange={(next) => void go(next)}
      />
      <p className="small quiet" aria-hidden>
        {wanted !== undefined ? words.making : failed ? words.failed : '\u00a0'}
      </p>
      <LifeList states={states} statements={detail?.statements ?? []} current={index} />
      <p className="acts">
        <button
          type="button"
          className="act second"
          aria-disabled={index === last}
          onClick={() => index !== last && void go(last)}
        >
          {words.today}
        </button>
      </p>
    </Tool>
  )
}
