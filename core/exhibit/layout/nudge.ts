/** Moves the things of a floor a little, one after another, where its doorways then show more. Pure. */
import type { Floor } from './stand.ts'

/** Towards the axis. */
const insM = [0, 0.2, 0.4]
const backsM = [0, -0.3, 0.3, -0.6, 0.6, -0.9, 0.9, -1.3, 1.3]
/** Less does not move a thing out of its row. */
const worthIt = 0.03
/** What stands free after another has moved. */
const rounds = 2

export function nudge(floor: Floor, flaws: (floor: Floor) => number): Floor {
  let [best, least] = [floor, flaws(floor)]
  for (let round = 0; round < rounds; round++)
    for (const i of floor.standing.keys()) {
      if (least < worthIt) return best
      const from = best
      for (const inM of insM)
        for (const backM of backsM) {
          const one = from.moved(from.standing[i]!, inM, backM)
          if (!one) continue
          const own = flaws(one)
          if (own < least - worthIt) [best, least] = [one, own]
        }
    }
  return best
}
