import { describe, expect, it } from 'vitest'
import { groupArrays } from '../../../../../client/scenes/room/room-mesh.ts'
import { layOut, roomRect } from '../../../../../core/exhibit/layout/index.ts'
import { packCharts, roomSurfaces } from '../../../../../core/exhibit/light/index.ts'
import { buildExhibitView, buildTwin } from '../../../../support/sample-exhibit.ts'

const layout = layOut(
  buildExhibitView([{ stops: [{ slug: 'jar', twin: buildTwin('bottle', [0.3, 0.4, 0.3], 'celadon') }] }]),
)
const room = layout.rooms[0]!
const { surfaces, shell } = roomSurfaces(layout, room)

describe('the mesh of a room', () => {
  it('has a ceiling that reaches a few millimetres into every wall, and a light map that does not', () => {
    const ceiling = surfaces[shell[1]!]!
    const { positions, uvs2 } = groupArrays([ceiling], packCharts([ceiling]), 'plaster')
    const { minX, maxX, minZ, maxZ } = roomRect(room)
    const xs = positions.filter((_, i) => i % 3 === 0)
    const zs = positions.filter((_, i) => i % 3 === 2)
    for (const into of [minX - Math.min(...xs), Math.max(...xs) - maxX, minZ - Math.min(...zs), Math.max(...zs) - maxZ])
      expect(into).toBeCloseTo(0.006, 6) // prettier-ignore
    expect(Math.min(...uvs2)).toBeGreaterThan(0)
    expect(Math.max(...uvs2)).toBeLessThan(1)
  })
})
