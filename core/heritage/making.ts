/** How a technique works, step by step; each step names what it does to a twin. */
import { z } from 'zod'
import { labelsSchema, slugSchema } from './text.ts'

/** Each is a function of core/twin/making. */
export const operatorNames = [
  'coil-base', 'coil-wall', 'smooth-wall', 'decorate', 'dry-and-fire', 'wheel-centre', 'wheel-open', 'wheel-pull', 'wheel-shape', 'trim-and-join',
  'model', 'take-mould', 'pare-core', 'assemble', 'pour', 'break-mould', 'finish-casting',
  'wax-core', 'model-wax', 'sprues', 'invest', 'melt-wax', 'pour-wax-mould', 'break-investment', 'chase',
  'quarry', 'rough-out', 'carve', 'dress', 'incise', 'polish',
  'warp', 'weft', 'knot', 'shear', 'join-strips', 'cut-off',
  'wood-core', 'ground', 'lacquer-coats', 'polish-and-fit', 'biscuit', 'dip', 'paint', 'glaze-fire', 'draw-kiln',
  'prepare-metal', 'amalgam', 'drive-off', 'burnish', 'inlay',
  'knead', 'flatten', 'press', 'dry', 'plane', 'cut-block', 'ink', 'lay-sheet', 'rub', 'lift',
  'strike-middle', 'grind-middle', 'strike-side', 'grind-side', 'try-both',
] as const // prettier-ignore
export type OperatorName = (typeof operatorNames)[number]

export const makingSchema = z.strictObject({
  steps: z
    .array(z.strictObject({ operator: z.enum(operatorNames), name: labelsSchema, caption: labelsSchema }))
    .min(3)
    .max(12),
  /** Slugs of Sources. */
  sources: z.array(slugSchema).min(1).max(6),
})
export type Making = z.infer<typeof makingSchema>
