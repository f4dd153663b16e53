import { describe, expect, it } from 'vitest'
import { Arena } from '../../../../../../client/scenes/things/bundle/arena.ts'
import type { TwinPart } from '../../../../../../core/twin/mesh.ts'

const part: TwinPart = {
  surface: 'clay',
  motif: 'plain',
  skin: { surface: 'clay', accent: undefined, motif: 'plain', layout: 'tile', aspect: 1 },
  positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0),
  normals: Float32Array.of(0, 0, 1, 0, 0, 1, 0, 0, 1),
  uvs: Float32Array.of(0, 0, 1, 0, 0, 1),
  occlusion: Float32Array.of(1, 1, 0),
  indices: Uint32Array.of(0, 1, 2),
}
/** A quarter turn to the left, then three metres along x. */
const place = Float32Array.of(0, 0, -1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 3, 0, 0, 1)

describe('Arena', () => {
  it('places what is added, with its layer and its occlusion', () => {
    const arena = new Arena()
    arena.add('jar', [{ part, layer: 7, opacity: 1 }], place)
    const { positions, normals, layers, colours, uvs } = arena.chunks[0]!
    expect([...positions]).toEqual([3, 0, 0, 3, 0, -1, 3, 1, 0])
    expect([...normals]).toEqual([1, 0, 0, 1, 0, 0, 1, 0, 0])
    expect([...layers]).toEqual([7, 7, 7])
    expect([...uvs]).toEqual([0, 0, 1, 0, 0, 1])
    expect(colours[1]).toBe(1)
    expect(colours[9]).toBeCloseTo(0.16)
    expect(colours[3]).toBe(1)
  })

  it('draws what is asked for, by indices into one set of vertices', () => {
    const arena = new Arena()
    arena.add('jar', [{ part, layer: 0, opacity: 1 }], place)
    arena.add('bell', [{ part, layer: 1, opacity: 1 }], place)
    const out = new Uint32Array(arena.capacity)
    expect(arena.capacity).toBe(6)
    expect(arena.show(['bell', 'drum'], out)).toBe(3)
    expect([...out.subarray(0, 3)]).toEqual([3, 4, 5])
    expect(arena.show(['jar', 'bell'], out)).toBe(6)
    expect([...out]).toEqual([0, 1, 2, 3, 4, 5])
  })
})
