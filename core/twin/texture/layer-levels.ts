/** How a layer's levels lie one after another. */

/** Four bytes a texel, rows from v = 0 upwards; level after level, the largest first, down to one texel. */
export interface LayerPixels {
  /** sRGB colour and, in alpha, occlusion. */
  readonly colour: Uint8Array
  /** The normal's x and y, roughness, metalness. */
  readonly relief: Uint8Array
}

export interface LayerLevel {
  readonly side: number
  /** Where its texels begin and end, in bytes. */
  readonly from: number
  readonly to: number
}

export function layerLevels(size: number): LayerLevel[] {
  const levels: LayerLevel[] = []
  for (let side = size, from = 0; side >= 1; side >>= 1) {
    const to = from + side * side * 4
    levels.push({ side, from, to })
    from = to
  }
  return levels
}
