import type { OpenGallery } from '../../scenes/gallery/index.ts'
import { useMuseum } from '../museum-context.tsx'
import type { Standing } from './use-gallery.ts'

export interface HudProps {
  readonly gallery: OpenGallery
  readonly standing: Standing
  readonly rooms: number
  readonly onLeave: () => void
}

/** Over the picture: turning and nearing what is looked at closely; how far the lighting is. */
export function Hud({ gallery, standing, rooms, onLeave }: HudProps) {
  const { t } = useMuseum()
  const turn = (degrees: number) => gallery.setTurn((gallery.stats().inspecting?.degrees ?? 0) + degrees)
  const lighting = standing.lit < 1 ? t.gallery.lighting(standing.lit, rooms) : undefined
  if (standing.stopped)
    return (
      <div className="hud stopped">
        <p role="alert">{t.gallery.stopped}</p>
        <button type="button" onClick={() => location.reload()}>
          {t.gallery.openAgain}
        </button>
      </div>
    )
  const stage = standing.ready ? lighting : t.gallery.settingOut
  return (
    <div className="hud">
      {standing.inspecting !== undefined ? (
        <>
          <button type="button" onClick={() => turn(-30)}>
            {t.gallery.turnLeft}
          </button>
          <button type="button" onClick={() => turn(30)}>
            {t.gallery.turnRight}
          </button>
          <button type="button" onClick={() => gallery.zoom(0.85)}>
            {t.gallery.nearer}
          </button>
          <button type="button" onClick={() => gallery.zoom(1 / 0.85)}>
            {t.gallery.farther}
          </button>
          <button type="button" onClick={onLeave}>
            {t.gallery.leave}
          </button>
        </>
      ) : (
        stage !== undefined && <p role="status">{stage}</p>
      )}
    </div>
  )
}
