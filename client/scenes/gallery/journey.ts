/** The eye's own movements: along a way on foot, up to a thing and back. One at a time; a cross-fade where motion is unwelcome. */
import {
  lengthOf,
  routeBetween,
  type Layout,
  type Place,
  type Point,
} from '../../../core/exhibit/layout/index.ts'
import { durationFor, glide, type Glide } from './glide.ts'
import type { Walker } from './walker.ts'

export interface Angles {
  readonly yawRad: number
  readonly pitchRad: number
}

/** Ways longer than this are not walked before the visitor's eyes: the picture fades over instead. */
const longestWalkM = 14

export class Journey {
  reducedMotion: boolean
  private readonly walker: Walker
  private readonly layout: Layout
  private readonly crossFade: (change: () => void) => Promise<void>
  private moving: Glide | undefined

  constructor(
    walker: Walker,
    layout: Layout,
    {
      crossFade,
      reducedMotion,
    }: { readonly crossFade: (change: () => void) => Promise<void>; readonly reducedMotion: boolean },
  ) {
    this.walker = walker
    this.layout = layout
    this.crossFade = crossFade
    this.reducedMotion = reducedMotion
  }

  get underWay(): boolean {
    return this.moving !== undefined
  }

  step(deltaMs: number): void {
    if (this.moving && !this.moving.step(deltaMs)) this.moving = undefined
  }

  cancel(): void {
    this.moving?.cancel()
  }

  /** On foot, around what stands. False where another movement came between. */
  async walk(to: Place, angles: Angles): Promise<boolean> {
    const route = routeBetween(this.layout, this.walker.place2d, to)
    const distance = route ? lengthOf(route) : Infinity
    const put = (place: Place, { yawRad, pitchRad }: Angles) => {
      this.walker.camera.position.set(place.xM, 1.6, place.zM)
      this.walker.yawRad = yawRad
      this.walker.pitchRad = pitchRad
      this.walker.aim()
    }
    if (this.reducedMotion || !route || distance > longestWalkM) {
      await this.crossFade(() => put(to, angles))
      return true
    }
    const from = { yawRad: this.walker.yawRad, pitchRad: this.walker.pitchRad }
    const turn = shortest(from.yawRad, angles.yawRad)
    return this.run(durationFor(distance), (k) =>
      put(alongRoute(route, k * distance), {
        yawRad: from.yawRad + turn * k,
        pitchRad: from.pitchRad + (angles.pitchRad - from.pitchRad) * k,
      }),
    )
  }

  /** Straight through the air, with a change of the lens. */
  async fly(to: Point, angles: Angles, fovRad: number): Promise<boolean> {
    const { camera } = this.walker
    const from = camera.position.clone()
    const start = { yawRad: this.walker.yawRad, pitchRad: this.walker.pitchRad, fovRad: camera.fov }
    const turn = shortest(start.yawRad, angles.yawRad)
    const put = (k: number) => {
      const mix = (a: number, b: number) => a + (b - a) * k
      camera.position.set(mix(from.x, to.xM), mix(from.y, to.yM), mix(from.z, to.zM))
      this.walker.yawRad = start.yawRad + turn * k
      this.walker.pitchRad = mix(start.pitchRad, angles.pitchRad)
      camera.fov = mix(start.fovRad, fovRad)
      this.walker.aim()
    }
    if (this.reducedMotion) {
      await this.crossFade(() => put(1))
      return true
    }
    return this.run(durationFor(Math.hypot(to.xM - from.x, to.zM - from.z)), put)
  }

  /** Any other change of what is seen: bit by bit, or at once behind a cross-fade. */
  async alter(durationMs: number, put: (k: number) => void): Promise<boolean> {
    if (!this.reducedMotion) return this.run(durationMs, put)
    await this.crossFade(() => put(1))
    return true
  }

  private run(durationMs: number, at: (k: number) => void): Promise<boolean> {
    this.moving?.cancel()
    this.moving = glide(durationMs, at)
    return this.moving.done
  }
}

function shortest(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI)
  return turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn
}

function alongRoute(route: readonly Place[], distance: number): Place {
  let left = distance
  for (let i = 1; i < route.length; i++) {
    const [a, b] = [route[i - 1]!, route[i]!]
    const leg = Math.hypot(b.xM - a.xM, b.zM - a.zM)
    if (left <= leg && leg > 0)
      return { xM: a.xM + ((b.xM - a.xM) * left) / leg, zM: a.zM + ((b.zM - a.zM) * left) / leg }
    left -= leg
  }
  return route.at(-1)!
}
