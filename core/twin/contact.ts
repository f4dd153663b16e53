import { smoothstep } from './geometry/draft.ts'
import { openness, voxelise } from './geometry/occlusion.ts'
import type { TwinMesh } from './mesh.ts'

export interface ContactShade {
  /** Openness of the ground, `size` by `size`, rows from -z to +z, columns from -x to +x; 1 is open. */
  readonly open: Float32Array
  readonly size: number
  /** Width and depth of the square of ground that it covers, centred under the twin. */
  readonly spanM: number
}

/** How much of the sky the ground around standing twins sees: the tight shade where they touch it. */
export function contactShade(meshes: readonly TwinMesh[], size = 72): ContactShade {
  const min = [0, 1, 2].map((k) => Math.min(...meshes.map((mesh) => mesh.min[k]!)))
  const max = [0, 1, 2].map((k) => Math.max(...meshes.map((mesh) => mesh.max[k]!)))
  const spanM = Math.max(max[0]! - min[0]!, max[2]! - min[2]!) * 2.1
  const high = Math.min(max[1]!, spanM * 0.8)
  const positions: number[] = []
  const corners: number[] = []
  for (const part of meshes.flatMap((mesh) => mesh.parts)) {
    const first = positions.length / 3
    for (const value of part.positions) positions.push(value)
    for (let t = 0; t < part.indices.length; t += 3) {
      if (part.positions[part.indices[t]! * 3 + 1]! < high)
        for (let c = 0; c < 3; c++) corners.push(first + part.indices[t + c]!)
    }
  }
  const grid = voxelise(
    positions,
    corners,
    [min[0]!, 0, min[2]!],
    [max[0]!, Math.max(high, 1e-3), max[2]!],
    56,
  )
  const open = new Float32Array(size * size)
  for (let j = 0; j < size; j++)
    for (let i = 0; i < size; i++) {
      const [x, z] = [((i + 0.5) / size - 0.5) * spanM, ((j + 0.5) / size - 0.5) * spanM]
      open[j * size + i] = openness(grid, x, -grid.cell * 0.5, z, 0, 1, 0)
    }
  return { open: settled(open, size), size, spanM }
}

/** Few rays make blotches: neighbours are averaged; and the shade ends before its sheet does, on every side. */
function settled(open: Float32Array, size: number): Float32Array {
  const reach = Math.max(1, Math.round(size / 24))
  const averaged = average(average(open, size, reach, 1), size, reach, size)
  for (let j = 0; j < size; j++)
    for (let i = 0; i < size; i++) {
      const away = Math.hypot((i + 0.5) / size - 0.5, (j + 0.5) / size - 0.5) * 2
      const k = j * size + i
      averaged[k] = 1 - (1 - averaged[k]!) * (1 - smoothstep(0.5, 0.98, away))
    }
  return averaged
}

/** Each value as the mean of those up to `reach` from it along one axis; `step` is 1 along rows, `size` along columns. */
function average(values: Float32Array, size: number, reach: number, step: number): Float32Array {
  return values.map((_, k) => {
    const at = Math.floor(k / step) % size
    const [from, to] = [Math.max(0, at - reach), Math.min(size - 1, at + reach)]
    let sum = 0
    for (let i = from; i <= to; i++) sum += values[k + (i - at) * step]!
    return sum / (to - from + 1)
  })
}
