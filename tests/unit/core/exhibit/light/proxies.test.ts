import { expect, it } from 'vitest'
import { layOut } from '../../../../../core/exhibit/layout/index.ts'
import { proxyOf } from '../../../../../core/exhibit/light/proxies.ts'
import type { TwinFacts } from '../../../../../core/twin/facts.ts'
import { buildExhibitView, buildTwin } from '../../../../support/sample-exhibit.ts'

const hung = (twin: TwinFacts) =>
  layOut(buildExhibitView([{ stops: [{ slug: 'hanging', twin }] }])).rooms[0]!.stops[0]!

it('a hanging cloth keeps the light from the wall behind it; an open frame of sticks does not', () => {
  const twin = buildTwin('textile', [1.1, 0.9, 0.025], 'wood')
  const { cylinders, blocks } = proxyOf(hung(twin))
  expect(cylinders).toEqual([])
  expect(blocks.map(({ half }) => half[0])).toEqual([(1.1 / 2) * 0.97])
  expect(proxyOf(hung({ ...twin, params: { kind: 'lattice' } }))).toEqual({ cylinders: [], blocks: [] })
})

it('a robe keeps the light from the wall behind its body and sleeves, not from the wall under the sleeves', () => {
  const stop = hung({ ...buildTwin('textile', [2, 1.6, 0.03], 'silk'), params: { kind: 'robe' } })
  const { blocks } = proxyOf(stop)
  const covers = (acrossM: number, upM: number) =>
    blocks.some(
      ({ centre, half }) =>
        Math.abs(stop.at.xM + acrossM - centre[0]) < half[0] &&
        Math.abs(stop.at.yM + upM - centre[1]) < half[1],
    )
  expect(covers(0, 0.3)).toBe(true)
  expect(covers(0.8, 1.4)).toBe(true)
  expect(covers(0.8, 0.6)).toBe(false)
})
