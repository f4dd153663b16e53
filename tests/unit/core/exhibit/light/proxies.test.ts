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
