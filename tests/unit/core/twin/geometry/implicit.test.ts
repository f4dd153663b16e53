import { describe, expect, it } from 'vitest'
import { Draft } from '../../../../../core/twin/geometry/draft.ts'
import { finish } from '../../../../../core/twin/geometry/finish.ts'
import { implicit } from '../../../../../core/twin/geometry/implicit.ts'
import { join, limb } from '../../../../../core/twin/geometry/shapes.ts'
import type { Skin } from '../../../../../core/twin/mesh.ts'
import { loosePieces } from '../../../../support/mesh-pieces.ts'

const skin: Skin = { surface: 'bronze', accent: undefined, motif: 'plain', layout: 'tile', aspect: 1 }

describe('implicit', () => {
  it('keeps a thin arm whole on a coarse grid', () => {
    const draft = new Draft()
    const [cells, size] = [40, 1]
    const arm = (size / cells) * 0.36
    const field = join(0, limb([0.2, 0.1, 0], [0.2, 0.9, 0], 0.1, 0.1), limb([0.2, 0.3, 0], [0.83, 0.71, 0.1], arm, arm)) // prettier-ignore
    implicit(draft, { field, min: [0, 0, -0.2], max: [size, size, 0.3], cells, skin, tileM: 1 })
    const mesh = finish(draft, { widthM: 0.75, heightM: 1, depthM: 0.2 }, 38)
    expect(loosePieces(mesh, 60)).toBe(1)
  })
})
