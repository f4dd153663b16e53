/** The steps of a technique, played on the inspected thing: a scrubber, step by step, or by itself. */
import { useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ArtifactView, EntityDetail } from '../../../../core/api/views.ts'
import type { Making } from '../../../../core/heritage/making.ts'
import { makingWords } from '../../../../core/i18n/making.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { useMuseum } from '../../museum-context.tsx'
import { CitedSources } from '../life/life-list.tsx'
import { Select, Tool } from '../looking/tool.tsx'
import { useStudy } from '../looking/use-study.ts'
import './making.css'
import { momentAt, nextTick, stepFrom, ticksOf, viewAt } from './play.ts'

export interface MakingToolProps {
  readonly study: Study
  readonly artifact: ArtifactView
}

export function MakingTool({ study, artifact }: MakingToolProps) {
  const { language } = useMuseum()
  const words = makingWords[language]
  const { view } = useStudy(study)
  const made = useMakings(artifact)
  const [slug, setSlug] = useState<string>()
  const chosen = made.find(({ entity }) => entity.slug === slug) ?? made[0]
  if (chosen === undefined) return null
  return (
    <Tool name="making" title={words.title} inUse={view?.kind === 'making'}>
      <p className="small quiet">{words.help}</p>
      {made.length > 1 && (
        <Select
          label={words.technique}
          value={chosen.entity.slug}
          options={made.map(({ entity }) => ({ value: entity.slug, text: entity.labels[language] }))}
          onChange={setSlug}
        />
      )}
      <Sequence key={chosen.entity.slug} study={study} making={chosen.making} detail={chosen} />
    </Tool>
  )
}

/** The techniques of an artifact of which the steps are written. */
export function useMakings({
  techniques,
}: ArtifactView): readonly (EntityDetail & { readonly making: Making })[] {
  const { client } = useMuseum()
  const details = useQueries({
    queries: techniques.map(({ slug }) => ({
      queryKey: ['entity', slug],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.getEntity({ params: { id: slug }, signal }),
      staleTime: 5 * 60_000,
    })),
  })
  return details.flatMap(({ data }) => {
    const making = data?.entity.kind === 'Technique' ? data.entity.making : undefined
    return data && making ? [{ ...data, making }] : []
  })
}

interface SequenceProps {
  readonly study: Study
  readonly making: Making
  readonly detail: EntityDetail
}

/** Between two pictures of a sequence that plays, and between two steps where motion is reduced. */
const pace = { tickMs: 140, stepMs: 2600 }

function Sequence({ study, making, detail }: SequenceProps) {
  const { language, t, announce } = useMuseum()
  const words = makingWords[language]
  const { view } = useStudy(study)
  const [tick, setTick] = useState(0)
  const [playing, setPlaying] = useState(false)
  const [state, setState] = useState<'still' | 'working' | 'failed'>('still')
  const end = ticksOf(making)
  const { step } = momentAt(making, tick)
  const { steps } = making
  const here = steps[step]!
  const begun = view?.kind === 'making'
  const said = useRef(-1)

  const show = useCallback(
    async (next: number): Promise<boolean> => {
      setTick(next)
      setState('working')
      try {
        const came = await study.setView(viewAt(making, next))
        const now = momentAt(making, next).step
        if (came && said.current !== now) {
          said.current = now
          const { name, caption } = making.steps[now]!
          announce(
            `${words.at(now + 1, making.steps.length, name[language])}${t.label.stop}${caption[language]}`,
          )
        }
        setState('still')
        return came
      } catch {
        setState('failed')
        announce(words.failed)
        return false
      }
    },
    [study, making, announce, words, language, t],
  )

  useEffect(() => {
    if (!playing) return undefined
    if (tick >= end) {
      setPlaying(false)
      return undefined
    }
    const stepwise = matchMedia('(prefers-reduced-motion: reduce)').matches
    let current = true
    const timer = setTimeout(
      () => {
        void show(Math.min(end, nextTick(tick, stepwise))).then((came) => {
          if (current && !came) setPlaying(false)
        })
      },
      stepwise && tick > 0 ? pace.stepMs : pace.tickMs,
    )
    return () => {
      current = false
      clearTimeout(timer)
    }
    // The next picture is asked for when the last one is there.
  }, [playing, tick, end, show])

  // Another tool has taken the twin.
  const other = view !== undefined && !begun
  useEffect(() => {
    if (other) setPlaying(false)
  }, [other])

  const toStep = (by: -1 | 1) => {
    setPlaying(false)
    void show(stepFrom(making, begun ? tick : 0, by))
  }
  return (
    <div className="making" data-step={begun ? step + 1 : 0}>
      <p className="acts">
        <button
          type="button"
          className="act"
          onClick={() => (tick >= end && !playing ? (setTick(0), setPlaying(true)) : setPlaying(!playing))}
        >
          {playing ? words.pause : words.play}
        </button>
        <button type="button" className="act second" onClick={() => toStep(-1)}>
          {words.before}
        </button>
        <button type="button" className="act second" onClick={() => toStep(1)}>
          {words.after}
        </button>
      </p>
      <input
        type="range"
        aria-label={words.scrubber}
        aria-valuetext={words.at(step + 1, steps.length, here.name[language])}
        min={0}
        max={end}
        step={1}
        value={tick}
        onKeyDown={(event) => {
          if (event.key !== 'PageUp' && event.key !== 'PageDown') return
          event.preventDefault()
          toStep(event.key === 'PageUp' ? 1 : -1)
        }}
        onChange={(event) => {
          setPlaying(false)
          void show(Number(event.target.value))
        }}
      />
      <div className="caption">
        <p className="small quiet">{words.at(step + 1, steps.length, here.name[language])}</p>
        <p className="wall">{here.caption[language]}</p>
        <p className="small quiet" aria-hidden>
          {state === 'working' && !playing ? words.working : state === 'failed' ? words.failed : '\u00a0'}
        </p>
      </div>
      <CitedSources slugs={making.sources} statements={detail.statements} label={words.sources} />
      <p className="acts">
        <button
          type="button"
          className="act second"
          aria-disabled={!begun}
          onClick={() => {
            if (!begun) return
            setPlaying(false)
            setTick(0)
            said.current = -1
            void study.setView(undefined)
            announce(words.finished)
          }}
        >
          {words.finished}
        </button>
      </p>
    </div>
  )
}
