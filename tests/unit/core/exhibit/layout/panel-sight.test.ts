import { describe, expect, it } from 'vitest'
import { displayOf } from '../../../../../core/exhibit/layout/display.ts'
import { footprint, layOut, thresholdsOf } from '../../../../../core/exhibit/layout/index.ts'
import { hidesPanel } from '../../../../../core/exhibit/layout/panel-sight.ts'
import { loadContent } from '../../../../../server/content/load.ts'
import { buildTwin } from '../../../../support/sample-exhibit.ts'

const content = await loadContent()
const artifacts = content.drafts.flatMap((draft) =>
  draft.kind === 'Artifact' ? [{ slug: draft.slug, twin: draft.twin }] : [],
)
const exhibits = content.drafts.flatMap((draft) =>
  draft.kind === 'Exhibition' ? [layOut({ document: draft.document, artifacts })] : [],
)

describe('hidesPanel', () => {
  const panel = { fromXM: -3.2, toXM: -1.3, lowM: 1 }
  const standing = (heightM: number, zM: number) => {
    const stop = { artifact: 'aa', support: 'plinth' as const, hero: false }
    const display = displayOf(stop, buildTwin('bowl', [0.2, heightM, 0.2]))
    return { display, rect: footprint(-2.1, zM, display.base!, 0) }
  }

  it('is true of what rises over the lower edge of the text on the way to it', () => {
    expect(hidesPanel(standing(0.4, -1.9), 9.5, panel)).toBe(true)
    expect(hidesPanel(standing(0.4, 0.1), 9.5, panel)).toBe(false)
    expect(hidesPanel(standing(0.04, -1.9), 9.5, panel)).toBe(false)
    expect(hidesPanel(standing(0.4, -1.9), 9.5, undefined)).toBe(false)
  })
})

describe('the shipped rooms', () => {
  it('show the wall text whole to whoever comes in, but in halls', () => {
    for (const { rooms } of exhibits)
      for (const { slug, centre, depthM, panel, stops } of rooms) {
        if (panel.headingRad !== 0 || stops.filter(({ base }) => base).length > 9) continue
        const middle = panel.at.xM - centre.xM
        const span = {
          fromXM: middle - panel.widthM / 2,
          toXM: middle + panel.widthM / 2,
          lowM: panel.at.yM - panel.heightM / 2,
        }
        const hiding = stops.filter((stop) => {
          if (!stop.base || stop.hero) return false
          const rect = footprint(stop.at.xM - centre.xM, stop.at.zM - centre.zM, stop.base, stop.headingRad)
          const support = stop.shownOn
          const display = displayOf({ artifact: stop.slug, support, hero: false }, stop.twin)
          return hidesPanel({ display, rect }, depthM, span)
        })
        expect({ room: slug, hiding: hiding.map((stop) => stop.slug) }).toEqual({ room: slug, hiding: [] })
      }
  })

  it('have nothing so near to the entrance or the way on that it is seen in part, but in halls', () => {
    for (const { rooms } of exhibits)
      for (const { slug, centre, depthM, stops } of rooms) {
        const standing = stops.flatMap(({ base, at, headingRad }) =>
          base ? [footprint(at.xM - centre.xM, at.zM - centre.zM, base, headingRad)] : [],
        )
        if (standing.length > 9) continue
        const front = Math.min(...standing.map(({ maxZ }) => depthM / 2 - maxZ))
        const back = Math.min(...standing.map(({ minZ }) => minZ + depthM / 2))
        expect({ slug, front: front > 3.39, back: back > 2.24 }).toEqual({ slug, front: true, back: true })
      }
  })

  it('have no bench that is seen in part from a doorway', () => {
    let benches = 0
    for (const layout of exhibits)
      for (const room of layout.rooms)
        for (const bench of room.benches) {
          benches++
          for (const { eye } of thresholdsOf(layout, room.slug)) {
            const rect = footprint(bench.at.xM, bench.at.zM, bench, 0)
            const across = Math.max(0, rect.minX - eye.xM, eye.xM - rect.maxX)
            const ahead = Math.max(0, rect.minZ - eye.zM, eye.zM - rect.maxZ)
            expect(Math.hypot(across, ahead)).toBeGreaterThanOrEqual(3.43)
          }
        }
    expect(benches).toBeGreaterThanOrEqual(13)
  })
})
