/** Walking by the keys that are held down, and by what two fingers still ask for. */
import type { Walker } from './walker.ts'

const walkingMps = 1.9
/** Of the head as of a thing that is turned in the hand. */
export const turningRps = 1.3

/** `stride` is what is still to be walked by fingers, in metres. */
export function walkByKeys(
  walker: Walker,
  keys: ReadonlySet<string>,
  seconds: number,
  stride: { readonly aheadM: number; readonly rightM: number },
): void {
  if (keys.size > 0) {
    const pressed = (...codes: string[]) => (codes.some((code) => keys.has(code)) ? 1 : 0)
    const ahead = pressed('KeyW', 'ArrowUp') - pressed('KeyS', 'ArrowDown')
    const right = pressed('KeyD') - pressed('KeyA')
    const turn = pressed('ArrowLeft', 'KeyQ') - pressed('ArrowRight', 'KeyE')
    const pace = (walkingMps * seconds) / (ahead !== 0 && right !== 0 ? Math.SQRT2 : 1)
    if (turn !== 0) walker.turn(turn * turningRps * seconds, 0)
    if (ahead !== 0 || right !== 0) walker.step(ahead * pace, right * pace)
  }
  if (stride.aheadM !== 0 || stride.rightM !== 0) walker.step(stride.aheadM, stride.rightM)
}
