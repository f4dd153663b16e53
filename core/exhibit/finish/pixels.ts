/** Textures of the rooms' surfaces, made from noise: sRGB colour, tangent-space normals, roughness. They repeat. */
export interface FinishPixels {
  readonly size: number
  /** Side of the square that one repeat covers, metres. */
  readonly tileM: number
  /** RGBA, sRGB. Plaster's is a grey about white, to be multiplied by a wall's own colour. */
  readonly colour: Uint8Array
  /** RGBA; y up. */
  readonly normal: Uint8Array
  /** RGBA as glTF packs it: green roughness, blue metal. */
  readonly orm: Uint8Array
}

/** Normals from heights in metres, over a square of `tileM` that repeats. `strength` multiplies the slope. */
export function normalsOf(heights: Float32Array, size: number, tileM: number, strength: number): Uint8Array {
  const out = new Uint8Array(size * size * 4)
  const step = tileM / size
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const left = heights[y * size + ((x + size - 1) % size)]!
      const right = heights[y * size + ((x + 1) % size)]!
      const down = heights[((y + size - 1) % size) * size + x]!
      const up = heights[((y + 1) % size) * size + x]!
      const nx = (-(right - left) / (2 * step)) * strength
      const ny = (-(up - down) / (2 * step)) * strength
      const k = 1 / Math.hypot(nx, ny, 1)
      const at = (y * size + x) * 4
      out[at] = Math.round((nx * k * 0.5 + 0.5) * 255)
      out[at + 1] = Math.round((ny * k * 0.5 + 0.5) * 255)
      out[at + 2] = Math.round((k * 0.5 + 0.5) * 255)
      out[at + 3] = 255
    }
  return out
}
