import { describe, expect, it } from 'vitest'
import { nudge } from '../../../../../core/exhibit/layout/nudge.ts'
import type { Standing } from '../../../../../core/exhibit/layout/spots.ts'
import type { Floor } from '../../../../../core/exhibit/layout/stand.ts'

const standing = (name: string, xM: number, zM: number) =>
  ({ display: { slug: name }, xM, zM }) as unknown as Standing

/** Things that may stand anywhere up to 1 m behind where they began. */
function floorOf(things: readonly Standing[]): Floor {
  return {
    widthM: 8,
    depthM: 10,
    standing: things,
    moved: (one, inM, backM) => {
      if (backM > 1) return undefined
      const spot = { ...one, xM: one.xM - Math.sign(one.xM) * inM, zM: one.zM - backM }
      return floorOf(things.map((other) => (other === one ? spot : other)))
    },
  }
}

const places = ({ standing: things }: Floor) => things.map(({ xM, zM }) => [xM, Number(zM.toFixed(3))])

describe('nudge', () => {
  const floor = floorOf([standing('left', -2, 0), standing('right', 2, 0)])

  it('moves a thing no farther than it must, and leaves the others in their row', () => {
    const wantsRightBack = ({ standing: [, right] }: Floor) => Math.max(0, 0.6 + right!.zM)
    expect(places(nudge(floor, wantsRightBack))).toEqual([[-2, 0], [2, -0.6]]) // prettier-ignore
  })

  it('moves one thing after another, and each only where it can stand', () => {
    const wantsBothFarBack = ({ standing: things }: Floor) => things.reduce((sum, { zM }) => sum + 3 + zM, 0)
    expect(places(nudge(floor, wantsBothFarBack))).toEqual([[-2, -1.8], [2, -1.8]]) // prettier-ignore
  })

  it('leaves a floor as it is that shows all, or hardly more otherwise', () => {
    expect(nudge(floor, () => 0)).toBe(floor)
    const hardly = ({ standing: [left] }: Floor) => 1 + left!.zM * 0.01
    expect(nudge(floor, hardly)).toBe(floor)
  })
})
