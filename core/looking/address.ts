/** A way of looking as a part of an address, and back. What is broken or out of bounds in an address is left out. */
import type { Spot, Viewpoint } from '../heritage/viewpoint.ts'
import { cutAxes, type Cut } from './cut.ts'
import { figureNames, type FigureName } from './figure-names.ts'
import { steadyLight, type RakingLight } from './light.ts'

export interface Looking {
  readonly viewpoint: Viewpoint
  readonly light?: RakingLight
  readonly cut?: Cut
  /** On the surface, in the thing's frame; two make a distance. */
  readonly points: readonly Spot[]
  /** A second thing beside it, by slug. */
  readonly beside?: string
  readonly figure?: FigureName
}

const mostPoints = 2
const names = ['turn', 'tilt', 'away', 'to', 'light', 'cut', 'points', 'beside', 'figure'] as const

/** Sets what belongs to this way of looking and removes what is left of another. */
export function writeLooking(query: URLSearchParams, looking: Looking): void {
  for (const name of names) query.delete(name)
  const { viewpoint, light, cut, points, beside, figure } = looking
  query.set('turn', tidy(viewpoint.yawDeg, 1))
  query.set('tilt', tidy(viewpoint.pitchDeg, 1))
  query.set('away', tidy(viewpoint.distanceM, 4))
  query.set('to', spot(viewpoint.target))
  if (light) query.set('light', [light.azimuthDeg, light.heightDeg].map((n) => tidy(n, 0)).join(' '))
  if (cut) query.set('cut', [cut.axis, tidy(cut.share, 3), ...(cut.filled ? [] : ['open'])].join(' '))
  if (points.length > 0) query.set('points', points.map(spot).join(' '))
  if (beside !== undefined) query.set('beside', beside)
  if (figure) query.set('figure', figure)
}

/** Undefined where the address says nothing of the kind. */
export function readLooking(query: URLSearchParams): Looking | undefined {
  const [yawDeg, pitchDeg, distanceM] = ['turn', 'tilt', 'away'].map((name) => number(query.get(name)))
  const target = readSpot(query.get('to'))
  if (yawDeg === undefined || !inside(yawDeg, 360) || pitchDeg === undefined || !inside(pitchDeg, 90))
    return undefined
  if (distanceM === undefined || distanceM <= 0 || distanceM > 60 || !target) return undefined
  const [azimuthDeg, heightDeg] = (query.get('light') ?? '').split(' ').map(number)
  const cut = readCut(query.get('cut'))
  const points = (query.get('points') ?? '').split(' ').flatMap((text) => readSpot(text) ?? [])
  const beside = query.get('beside')
  const figure = figureNames.find((name) => name === query.get('figure'))
  return {
    viewpoint: { yawDeg, pitchDeg, distanceM, target },
    ...(azimuthDeg !== undefined &&
      heightDeg !== undefined && { light: steadyLight({ azimuthDeg, heightDeg }) }),
    ...(cut && { cut }),
    points: points.slice(0, mostPoints),
    ...(beside !== null && /^[a-z0-9-]{2,80}$/.test(beside) && { beside }),
    ...(figure && { figure }),
  }
}

function readCut(text: string | null): Cut | undefined {
  const [name, place, open] = (text ?? '').split(' ')
  const axis = cutAxes.find((one) => one === name)
  const share = number(place ?? null)
  return axis && share !== undefined && share >= 0 && share <= 1
    ? { axis, share, filled: open !== 'open' }
    : undefined
}

function readSpot(text: string | null): Spot | undefined {
  const [xM, yM, zM, ...rest] = (text ?? '').split(',').map(number)
  if (xM === undefined || yM === undefined || zM === undefined || rest.length > 0) return undefined
  return [xM, yM, zM].every((n) => inside(n, 20)) ? { xM, yM, zM } : undefined
}

const spot = ({ xM, yM, zM }: Spot) => [xM, yM, zM].map((n) => tidy(n, 4)).join(',')
/** As an address keeps it, to a tenth of a millimetre: what is measured here is what the link shows again. */
export function steadySpot({ xM, yM, zM }: Spot): Spot {
  const [x, y, z] = [xM, yM, zM].map((n) => Number(tidy(n, 4)))
  return { xM: x!, yM: y!, zM: z! }
}

const tidy = (value: number, places: number) => String(Number(value.toFixed(places)))
const inside = (value: number, bound: number) => Math.abs(value) <= bound
const number = (text: string | null): number | undefined => {
  const value = Number(text)
  return text === null || text.trim() === '' || !Number.isFinite(value) ? undefined : value
}
