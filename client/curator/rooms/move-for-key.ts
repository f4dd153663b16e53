import type { Placement } from './arrange.ts'

const stepM = 0.1
const longStepM = 0.5
const turnRad = Math.PI / 12

/** How a key moves what is chosen on the plan, where up leads away from the entrance; undefined for other keys. */
export function moveForKey(key: string, long: boolean): Partial<Placement> | undefined {
  const byM = long ? longStepM : stepM
  switch (key) {
    case 'ArrowLeft':
      return { xM: -byM }
    case 'ArrowRight':
      return { xM: byM }
    case 'ArrowUp':
      return { zM: -byM }
    case 'ArrowDown':
      return { zM: byM }
    case 'PageUp':
      return { headingRad: turnRad }
    case 'PageDown':
      return { headingRad: -turnRad }
    default:
      return undefined
  }
}
