import { useEffect, useRef } from 'react'
import { millimetres, spanM } from '../../../../core/looking/index.ts'
import type { LookingWords } from '../../../../core/i18n/looking.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { useMuseum } from '../../museum-context.tsx'
import { Choice, Tool } from './tool.tsx'
import { useStudy } from './use-study.ts'

const nudgePx = 12

/** Two points by pointer, or by a cross that the arrow keys or four buttons move. */
export function MeasureTool({
  study,
  words,
  scanned,
}: {
  readonly study: Study
  readonly words: LookingWords
  /** The museum's own scan is shown, not a reconstruction. */
  readonly scanned: boolean
}) {
  const { announce } = useMuseum()
  const { measuring, points, missed } = useStudy(study)
  const t = words.measure
  const span = spanOf(points.map(({ spot }) => spot))
  const said = useRef(points.length)
  useEffect(() => {
    if (said.current !== points.length) {
      if (span !== undefined) announce(t.result(span, scanned ? t.scan : t.reconstruction))
      else if (points.length === 1) announce(t.first)
      else if (points.length === 0) announce(t.none)
    }
    said.current = points.length
  }, [points, span, announce, t, scanned])
  useEffect(() => {
    if (missed > 0) announce(t.missed)
  }, [missed, announce, t])
  const nudge = (x: number, y: number) => () => study.nudge(x * nudgePx, y * nudgePx)
  return (
    <Tool name="measure" title={t.title} inUse={measuring || points.length > 0}>
      <Choice label={t.on} checked={measuring} onChange={(on) => study.setMeasuring(on)} />
      {measuring && (
        <>
          <p className="acts">
            <button type="button" className="act second" onClick={() => study.mark()}>
              {t.mark}
            </button>
            <button type="button" className="plain" onClick={() => study.clearPoints()}>
              {t.clear}
            </button>
          </p>
          <p className="nudges" role="group" aria-label={t.cross}>
            <button type="button" aria-label={t.left} onClick={nudge(-1, 0)}>
              ←
            </button>
            <button type="button" aria-label={t.right} onClick={nudge(1, 0)}>
              →
            </button>
            <button type="button" aria-label={t.up} onClick={nudge(0, -1)}>
              ↑
            </button>
            <button type="button" aria-label={t.down} onClick={nudge(0, 1)}>
              ↓
            </button>
          </p>
        </>
      )}
      {span !== undefined && (
        <p className="result">
          <strong className="figures" data-testid="distance">
            {t.distance(span)}
          </strong>{' '}
          <span className="small quiet">{scanned ? t.scan : t.reconstruction}</span>
        </p>
      )}
      <p className="small quiet">{t.help}</p>
    </Tool>
  )
}

/** The distance between two points in millimetres, as it is printed. */
export function spanOf(spots: readonly Parameters<typeof spanM>[0][]): string | undefined {
  const [a, b] = spots
  return a && b ? String(millimetres(spanM(a, b))) : undefined
}
