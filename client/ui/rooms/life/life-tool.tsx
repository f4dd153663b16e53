/** A slider over the states of the inspected thing's life. */
import { useState } from 'react'
import type { ArtifactView, EntityDetail } from '../../../../core/api/views.ts'
import { lifeWords } from '../../../../core/i18n/life.ts'
import type { ShownState } from '../../../../core/twin/life/infer.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { useMuseum } from '../../museum-context.tsx'
import { Slider, Tool } from '../looking/tool.tsx'
import { useStudy } from '../looking/use-study.ts'
import { LifeList } from './life-list.tsx'
import { dateText, sentenceOf, shownState, statesOf, viewOf } from './states.ts'

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
  const shown = shownState(states, view)
  const index = wanted ?? shown
  const go = async (next: number) => {
    const state = states[next]!
    setWanted(next)
    setFailed(false)
    try {
      const came = await study.setView(viewOf(states, next))
      if (came) announce(`${words.events[state.event]}${t.label.stop}${sentenceOf(state, words, language)}`)
    } catch {
      setFailed(true)
      announce(words.failed)
    } finally {
      setWanted((now) => (now === next ? undefined : now))
    }
  }
  const textOf = (index: number, state: ShownState) =>
    words.state(index + 1, states.length, words.events[state.event], dateText(state, language))
  return (
    <Tool name="life" title={words.title} inUse={view?.kind === 'life'}>
      <p className="small quiet">{words.help}</p>
      <Slider
        label={words.slider}
        value={index ?? last}
        range={{ min: 0, max: last, step: 1 }}
        text={index === undefined ? words.noneShown : textOf(index, states[index]!)}
        onChange={(next) => void go(next)}
      />
      <p className="small quiet" aria-hidden>
        {wanted !== undefined ? words.making : failed ? words.failed : '\u00a0'}
      </p>
      <LifeList
        states={states}
        statements={detail?.statements ?? []}
        {...(index !== undefined && { current: index })}
      />
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
