/** Fixed sample patterns: equal layouts give equal light. Sixteen turns of each, one for each place in a 4 x 4 block of texels. */

export const turns = 16

/** Van der Corput's sequence: the binary digits of `i` mirrored about the point. */
function mirrored(i: number): number {
  let [bits, value, share] = [i, 0, 0.5]
  for (; bits > 0; bits >>= 1, share /= 2) value += (bits & 1) * share
  return value
}

/** Cosine-weighted directions about +z, xyz each: `turns` sets of `count`, one after another. */
export function hemispheres(count: number): Float32Array {
  const out = new Float32Array(turns * count * 3)
  for (let turn = 0; turn < turns; turn++)
    for (let i = 0; i < count; i++) {
      const r = Math.sqrt((i + 0.5) / count)
      const angle = 2 * Math.PI * ((mirrored(i) + mirrored(turn) * 0.618 + turn / turns) % 1)
      const at = (turn * count + i) * 3
      out[at] = r * Math.cos(angle)
      out[at + 1] = r * Math.sin(angle)
      out[at + 2] = Math.sqrt(1 - r * r)
    }
  return out
}

/** Points of the unit disc, xy each: `turns` sets of `count`. */
export function discs(count: number): Float32Array {
  const out = new Float32Array(turns * count * 2)
  for (let turn = 0; turn < turns; turn++)
    for (let i = 0; i < count; i++) {
      const r = Math.sqrt((i + 0.5) / count)
      const angle = i * 2.399963 + (turn / turns) * 2 * Math.PI
      out[(turn * count + i) * 2] = r * Math.cos(angle)
      out[(turn * count + i) * 2 + 1] = r * Math.sin(angle)
    }
  return out
}

/** Which turn a texel takes: neighbours in a 4 x 4 block never share one. */
export const turnOf = (x: number, y: number): number => ((x & 3) + ((y & 3) << 2)) % turns
