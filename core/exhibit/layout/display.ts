/** How one artifact is shown: on what, how high, and how much floor it needs. */
import { round } from './floor-space.ts'
import type { FormName, SurfaceName, TwinFacts } from '../../twin/facts.ts'
import type { ExhibitStop } from '../document.ts'
import type { Base, ShownOn } from './types.ts'

export interface Display {
  readonly slug: string
  readonly hero: boolean
  readonly twin: TwinFacts
  readonly shownOn: ShownOn
  readonly base: Base | undefined
  readonly glassM: number
  /** Width of the mat and frame around a hanging; 0 where it has none. */
  readonly framedM: number
  /** Free space on each side of the object, at least 1.5 times its width in all. */
  readonly clearM: number
  readonly placement: ExhibitStop['placement']
}

const hung: ReadonlySet<FormName> = new Set(['painting', 'textile'])
const lying: ReadonlySet<FormName> = new Set(['codex', 'zither'])
/** Precious, or spoiled by air and hands: under glass. */
const kept: ReadonlySet<SurfaceName> = new Set([
  'gold', 'silver', 'jade', 'turquoise', 'silk', 'lacquer', 'paper', 'vellum', 'papyrus', 'ivory', 'glass', 'dichroic-glass', 'feather', 'shell',
]) // prettier-ignore

/** Things over this height stand on a low base on the floor. */
const tallM = 0.9
const smallM = 0.15

export function displayOf(stop: ExhibitStop, twin: TwinFacts): Display {
  const shownOn = stop.support === 'auto' ? choose(twin) : stop.support
  const base = shownOn === 'wall' ? undefined : baseOf(shownOn, twin)
  const { widthM, heightM } = twin.dimensions
  return {
    slug: stop.artifact,
    hero: stop.hero,
    twin,
    shownOn,
    base,
    glassM: shownOn === 'case' ? heightM + 0.22 : 0,
    framedM: shownOn === 'wall' && isBareSheet(twin) ? 0.12 : 0,
    clearM: widthM * 1.5,
    placement: stop.placement,
  }
}

/** A print or drawing without a frame of its own would be lost on a wall. */
function isBareSheet({ form, surface, params }: TwinFacts): boolean {
  return form === 'painting' && surface === 'paper' && params?.['frame'] !== true
}

function choose({ form, surface, dimensions }: TwinFacts): ShownOn {
  const { widthM, heightM, depthM } = dimensions
  const flat = depthM < 0.16 && Math.max(widthM, heightM) > 0.3
  if (form === 'scroll') return heightM >= widthM * 0.8 ? 'wall' : 'table'
  if (hung.has(form) && flat) return 'wall'
  if (lying.has(form)) return 'table'
  if (heightM > tallM) return 'floor'
  if (Math.max(widthM, heightM, depthM) <= smallM || kept.has(surface)) return 'case'
  return 'plinth'
}

function baseOf(shownOn: ShownOn, { dimensions }: TwinFacts): Base {
  const { widthM, heightM, depthM } = dimensions
  if (shownOn === 'floor') return { widthM: widthM + 0.3, depthM: depthM + 0.3, heightM: lowBase(heightM) }
  const glass = shownOn === 'case' ? 0.14 : 0
  const small = Math.max(widthM, depthM) <= smallM
  const around = shownOn === 'table' ? 0.24 : small ? 0.2 : 0.18 + glass
  const least = small && shownOn !== 'table' ? 0.34 : 0.36
  const side = (sizeM: number) => Math.max(least, sizeM + around)
  const most = small && shownOn !== 'table' ? 0.36 : Infinity
  let [w, d] = [Math.min(most, side(widthM)), Math.min(most, side(depthM))]
  // Square unless the thing is plainly long: a row of plinths reads as one family.
  if (Math.max(w, d) / Math.min(w, d) < 1.7) w = d = Math.max(w, d)
  return { widthM: w, depthM: d, heightM: plinthHeight(heightM) }
}

/** Plinths are 0.90-1.10 m; the object's middle comes to 1.22 m where that allows it. Tall things get a lower base. */
function plinthHeight(objectM: number): number {
  return objectM > tallM ? lowBase(objectM) : round(Math.min(1.1, Math.max(0.9, 1.22 - objectM / 2)))
}

function lowBase(objectM: number): number {
  return round(Math.min(0.7, Math.max(0.12, 1.2 - objectM / 2)))
}
