/** From where a thing is looked at closely, in its own frame: what an annotation keeps and a link repeats. */
import { z } from 'zod'

const metres = z.number().min(-20).max(20)

export const viewpointSchema = z.strictObject({
  /** How far the thing is turned from its front, degrees; positive shows its left side. */
  yawDeg: z.number().min(-360).max(360),
  /** How far it is tipped towards the eye, degrees; positive shows its top. */
  pitchDeg: z.number().min(-90).max(90),
  /** From the eye to the target. */
  distanceM: z.number().positive().max(60),
  /** Metres from under the thing's middle, at its foot: x to the right of who stands before it, y up, z towards them. */
  target: z.strictObject({ xM: metres, yM: metres, zM: metres }),
})
export type Viewpoint = z.infer<typeof viewpointSchema>
export type Spot = Viewpoint['target']
