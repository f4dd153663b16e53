import type { Field } from '../geometry/implicit.ts'
import { bothSides, chain, ellipsoid } from '../geometry/shapes.ts'

/**
 * Features of a face on a head whose half width is 1: centre of the eyes at y = 0, front towards +z at `front`.
 * Returned as things to add and things to cut.
 */
export interface Features {
  readonly add: readonly Field[]
  readonly cut: readonly Field[]
  readonly lids: readonly Field[]
}

export interface FaceStyle {
  readonly front: number
  readonly nose: number
  readonly lips: number
  readonly eye: number
}

/** Brow, nose, lips, lids and sockets, in units of half the face's width. */
export function features({ front, nose, lips, eye }: FaceStyle): Features {
  const f = front
  return {
    add: [
      chain([[0, 0.06, f - 0.06], [0, -0.3, f + 0.1 * nose], [0, -0.44, f + 0.14 * nose]], [0.085, 0.1, 0.14], 0.08),
      bothSides(ellipsoid([0.13 * nose, -0.46, f + 0.02], [0.11, 0.09, 0.12])),
      bothSides(chain([[0.08, 0.2, f - 0.03], [0.38, 0.27, f - 0.1], [0.68, 0.13, f - 0.36]], [0.075, 0.09, 0.06], 0.08)),
      bothSides(ellipsoid([0.44, -0.32, f - 0.3], [0.3, 0.24, 0.22])),
      ellipsoid([0, -0.97, f - 0.2], [0.27, 0.17, 0.2]),
    ],
    cut: [bothSides(ellipsoid([0.37, 0.02, f + 0.06], [0.25 * eye, 0.14, 0.16]))],
    lids: [
      bothSides(ellipsoid([0.37, 0.0, f - 0.16], [0.21 * eye, 0.125, 0.15])),
      bothSides(chain([[0.17, -0.02, f - 0.06], [0.36, 0.1, f - 0.02], [0.56, -0.02, f - 0.16]], [0.028, 0.036, 0.026], 0.03)),
      bothSides(chain([[0.18, -0.03, f - 0.06], [0.36, -0.09, f - 0.04], [0.56, -0.03, f - 0.16]], [0.022, 0.03, 0.022], 0.03)),
      chain([[-0.33, -0.69, f - 0.16], [-0.08, -0.645, f + 0.02], [0, -0.665, f + 0.02], [0.08, -0.645, f + 0.02], [0.33, -0.69, f - 0.16]], [0.03, 0.058 * lips, 0.05 * lips, 0.058 * lips, 0.03], 0.04),
      chain([[-0.28, -0.73, f - 0.14], [0, -0.775, f + 0.0], [0.28, -0.73, f - 0.14]], [0.035, 0.075 * lips, 0.035], 0.04),
    ],
  } // prettier-ignore
}
