/** The page beside a headset or over a phone's camera: what happens there in words, and the ways to turn, place and leave. */
import type { ArtifactView } from '../../../core/api/views.ts'
import type { PlacedThing } from '../../scenes/gallery/index.ts'
import { guideWords } from '../../xr/guide-words.ts'
import type { Comfort } from '../../xr/comfort.ts'
import { useMuseum } from '../museum-context.tsx'
import type { XrState } from './use-xr.ts'
import { xrWords } from './xr-words.ts'
import './xr.css'

/** What both kinds of session can do, and what one alone can. */
export interface XrWays {
  exit(): Promise<void>
  setComfort?(comfort: Comfort): void
  rotate?(degrees: number): void
  place?(): boolean
}

export interface XrSessionProps {
  readonly state: XrState
  readonly ways: XrWays
  readonly artifacts: readonly ArtifactView[]
}

export function XrSession({ state, ways, artifacts }: XrSessionProps) {
  const { language } = useMuseum()
  const words = xrWords[language]
  const { mode, pose, panel, surface } = state
  return (
    <div
      className="xr-session"
      data-testid="xr"
      data-xr={mode}
      data-views={pose?.views}
      data-x={pose?.xM.toFixed(3)}
      data-y={pose?.yM.toFixed(3)}
      data-z={pose?.zM.toFixed(3)}
      data-heading={pose?.headingDegrees}
      data-pitch={pose?.pitchDegrees}
      data-surface={surface && [surface.xM, surface.yM, surface.zM].map((m) => m.toFixed(3)).join(' ')}
      data-panel-away={panel?.awayM.toFixed(2)}
    >
      <h2 className="minor">{mode === 'vr' ? words.inVr : words.inAr}</h2>
      {mode === 'vr' && panel === undefined && (
        <p className="small">{guideWords[language].lines.join(language === 'en' ? ' ' : '')}</p>
      )}
      <div role="status" className="small xr-said">
        {mode === 'vr' && panel?.text}
        {mode === 'ar' && <Placement state={state} artifacts={artifacts} />}
      </div>
      <p className="acts">
        {mode === 'ar' && state.placed && ways.rotate && (
          <>
            <button type="button" className="act second" onClick={() => ways.rotate!(-15)}>
              {words.turnLeft}
            </button>
            <button type="button" className="act second" onClick={() => ways.rotate!(15)}>
              {words.turnRight}
            </button>
          </>
        )}
        {mode === 'ar' && ways.place && (
          <button
            type="button"
            className="act second"
            aria-disabled={!state.surface}
            onClick={() => state.surface && ways.place!()}
          >
            {words.again}
          </button>
        )}
        <button type="button" className="act second" onClick={() => void ways.exit()}>
          {words.leave}
        </button>
      </p>
    </div>
  )
}

function Placement({ state, artifacts }: Pick<XrSessionProps, 'state' | 'artifacts'>) {
  const { language } = useMuseum()
  const words = xrWords[language]
  const { placed, surface } = state
  if (!placed) return surface ? words.found : words.searching
  const name = artifacts.find(({ slug }) => slug === placed.slug)?.labels[language] ?? placed.slug
  return (
    <span
      data-testid="placed"
      data-height-m={placed.heightM.toFixed(5)}
      data-over-surface-m={placed.overSurfaceM.toFixed(5)}
    >
      {words.standing({ name, cm: centimetres(placed) })}
      {placed.turnedDegrees !== 0 && ` ${words.turned(placed.turnedDegrees)}`}
    </span>
  )
}

const centimetres = ({ heightM, widthM, depthM }: PlacedThing): [number, number, number] => [
  Math.round(heightM * 1000) / 10,
  Math.round(widthM * 1000) / 10,
  Math.round(depthM * 1000) / 10,
]
