/** The states of an artifact whose record tells of none: inferred from its date, findspot, acquisition and surface, and said to be so. */
import type { HeritageDate } from '../../heritage/edtf.ts'
import type { LifeState } from '../../heritage/life.ts'
import type { Localized } from '../../heritage/text.ts'
import { surfaces, type SurfaceFamily } from '../surface.ts'
import type { TwinFacts } from '../facts.ts'

/** What the words of an inferred state rest on. */
export type Basis = 'date' | 'form' | 'findspot' | 'surface' | 'acquisition'

export interface KnownLife {
  readonly date: HeritageDate
  readonly twin: TwinFacts
  /** A place where it was found is recorded. */
  readonly found: boolean
  readonly creditLine?: Localized
}

/** A state to be shown; recorded ones have a text, inferred ones a basis from which one is worded. */
export type ShownState = Omit<LifeState, 'text'> & ({ readonly text: Localized } | { readonly basis: Basis })

/** How far each material turns in the ground, and in use. */
const turns: Readonly<Record<SurfaceFamily, readonly [buried: number, used: number]>> = {
  earthenware: [0.6, 0.2], glaze: [0.5, 0.2], metal: [0.9, 0.4], stone: [0.7, 0.3], wood: [0.8, 0.4], lacquer: [0.7, 0.3],
  cloth: [0.9, 0.4], sheet: [0.9, 0.5], organic: [0.7, 0.4], glass: [0.8, 0.2], feather: [0.9, 0.5],
} // prettier-ignore

export function inferLife({ date, twin, found, creditLine }: KnownLife): ShownState[] {
  const [buried, used] = turns[surfaces[twin.surface].family]
  const acquired = acquisitionYear(creditLine)
  const state = (event: ShownState['event'], basis: Basis, condition: ShownState['condition'], at?: HeritageDate): ShownState => ({ event, basis, condition, certainty: 'inferred', sources: [], ...(at ? { date: at } : {}) }) // prettier-ignore
  const underground = { soil: { amount: 0.8 }, patina: { amount: buried } }
  return [
    state('made', 'date', {}, date),
    state('used', 'form', { patina: { amount: used }, soil: { amount: 0.1 } }),
    ...(found
      ? [
          state('buried', 'findspot', underground),
          state('found', 'findspot', { ...underground, soil: { amount: 0.6 } }),
        ]
      : []),
    ...(acquired === undefined
      ? [state('today', 'surface', {})]
      : [
          state('conserved', 'acquisition', { patina: { amount: Math.min(1, Math.max(buried, used) + 0.1) }, soil: { amount: 0.1 } }, { edtf: String(acquired).padStart(4, '0'), earliestYear: acquired, latestYear: acquired }), // prettier-ignore
          state('today', 'surface', {}),
        ]),
  ]
}

/** Credit lines end in the year of the gift or purchase. */
export function acquisitionYear(creditLine: Localized | undefined): number | undefined {
  const year = /\b(1[6-9]\d\d|20\d\d)\b(?!.*\b(?:1[6-9]\d\d|20\d\d)\b)/.exec(creditLine?.en ?? '')?.[1]
  return year === undefined ? undefined : Number(year)
}
