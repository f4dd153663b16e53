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
  return { open, size, spanM }
}
