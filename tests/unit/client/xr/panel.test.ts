import { describe, expect, it } from 'vitest'
import { panelPlace, placeAhead } from '../../../../client/xr/panel-place.ts'
import { panelPages } from '../../../../client/xr/panel-text.ts'
import { buildArtifactView, buildTwin } from '../../../support/sample-exhibit.ts'

const artifact = buildArtifactView('jar', buildTwin('bottle', [0.2, 0.3, 0.2]), { en: 'Jar', zh: '罐' })

describe('panelPages', () => {
  it('keeps the order of a label, in the language that is read', () => {
    expect(panelPages(artifact, 'zh')[0]).toEqual({
      title: '罐',
      body: '公元前13世纪\n样品材质\n高30厘米，宽20厘米，厚20厘米\nT.jar，CC0 1.0（公有领域）\n示意性复原，依据著录的器形与尺寸制作。',
    })
  })

  it('says first that a thing could not be taken closer', () => {
    const lines = panelPages(artifact, 'en', { missing: true })[0]!.body.split('\n')
    expect(lines[0]).toBe('It could not be fetched for a closer look and stays in its place.')
    expect(lines[1]).toMatch(/BC/)
  })

  it('turns pages after sentences', () => {
    const sentence = 'It was thrown on a fast wheel and dried in the shade of a wall. '
    const pages = panelPages({ ...artifact, descriptions: { en: sentence.repeat(12), zh: '一。' } }, 'en')
    expect(pages).toHaveLength(3)
    expect(pages[1]!.body.endsWith('wall.')).toBe(true)
    expect(pages[1]!.body.length).toBeLessThanOrEqual(420)
  })
})

describe('panelPlace', () => {
  it('stands to the right of the thing, 1.2 to 1.7 m away, ten degrees below the eye', () => {
    const place = panelPlace(
      { xM: 0, yM: 1.6, zM: 0 },
      { xM: 0, yM: 1.2, zM: -1 },
      { widthM: 0.3, depthM: 0.3 },
    )
    const away = Math.hypot(place.xM, place.zM)
    expect(away).toBeCloseTo(1.2)
    expect(place.xM).toBeGreaterThan(0.5)
    expect(place.zM).toBeLessThan(0)
    expect((Math.atan2(1.6 - place.yM, away) * 180) / Math.PI).toBeCloseTo(10)
  })
})

describe('placeAhead', () => {
  const eye = { xM: 1, yM: 1.6, zM: 2 }

  it('stands straight ahead where it is free, facing the reader', () => {
    const place = placeAhead(eye, Math.PI / 2, { isFree: () => true })
    expect(place.xM).toBeCloseTo(-0.2)
    expect(place.zM).toBeCloseTo(2)
    expect(place.headingRad).toBe(Math.PI / 2)
  })

  it('goes aside from what stands there, as little as it must', () => {
    const place = placeAhead(eye, 0, { isFree: (xM, zM) => Math.hypot(xM - 1, zM - 0.8) > 0.3 })
    expect(place.headingRad).toBe(1)
    expect(Math.hypot(place.xM - 1, place.zM - 2)).toBeCloseTo(1.2)
  })
})
