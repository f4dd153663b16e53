/** Ambient occlusion from a voxel grid of the twin's own surface; the ground below dims what is near it. */

export interface VoxelGrid {
  readonly cell: number
  readonly size: readonly [number, number, number]
  readonly filled: Uint8Array
  readonly min: readonly [number, number, number]
}

/** Marks every voxel that a triangle passes (by sampling it at half a voxel). */
export function voxelise(
  positions: ArrayLike<number>,
  corners: ArrayLike<number>,
  min: readonly number[],
  max: readonly number[],
  resolution: number,
): VoxelGrid {
  const longest = Math.max(max[0]! - min[0]!, max[1]! - min[1]!, max[2]! - min[2]!)
  const cell = longest / resolution
  const size = [0, 1, 2].map((k) => Math.ceil((max[k]! - min[k]!) / cell) + 1) as [number, number, number]
  const filled = new Uint8Array(size[0] * size[1] * size[2])
  for (let t = 0; t < corners.length; t += 3) {
    const a = corners[t]! * 3
    const b = corners[t + 1]! * 3
    const c = corners[t + 2]! * 3
    const ab = Math.hypot(
      positions[b]! - positions[a]!,
      positions[b + 1]! - positions[a + 1]!,
      positions[b + 2]! - positions[a + 2]!,
    )
    const ac = Math.hypot(
      positions[c]! - positions[a]!,
      positions[c + 1]! - positions[a + 1]!,
      positions[c + 2]! - positions[a + 2]!,
    )
    const steps = Math.min(64, Math.max(1, Math.ceil((Math.max(ab, ac) / cell) * 2)))
    for (let i = 0; i <= steps; i++)
      for (let j = 0; j <= steps - i; j++) {
        const u = i / steps
        const v = j / steps
        const w = 1 - u - v
        let index = 0
        let stride = 1
        for (let k = 0; k < 3; k++) {
          const p = positions[a + k]! * w + positions[b + k]! * u + positions[c + k]! * v
          index += Math.min(size[k]! - 1, Math.floor((p - min[k]!) / cell)) * stride
          stride *= size[k]!
        }
        filled[index] = 1
      }
  }
  return { cell, size, filled, min: [min[0]!, min[1]!, min[2]!] }
}

const rays = Array.from({ length: 40 }, (_, i) => {
  const y = 1 - (2 * i + 1) / 40
  const angle = i * 2.399963
  const r = Math.sqrt(1 - y * y)
  return [Math.cos(angle) * r, y, Math.sin(angle) * r] as const
})

/** Share of the cosine-weighted hemisphere about a normal that is open, from 0 to 1. Ground at y = 0 hides half of what it covers. */
export function openness(
  grid: VoxelGrid,
  x: number,
  y: number,
  z: number,
  nx: number,
  ny: number,
  nz: number,
): number {
  const { cell, size, filled, min } = grid
  const reach = Math.max(...size) * 0.45
  let open = 0
  let total = 0
  for (const [dx, dy, dz] of rays) {
    const cosine = dx * nx + dy * ny + dz * nz
    if (cosine < 0.12) continue
    total += cosine
    let blocked = 0
    for (let t = 1.9; t < reach; t += 0.8) {
      const px = (x + (nx * 0.6 + dx * t) * cell - min[0]) / cell
      const py = (y + (ny * 0.6 + dy * t) * cell - min[1]) / cell
      const pz = (z + (nz * 0.6 + dz * t) * cell - min[2]) / cell
      if (py < 0) {
        blocked = 0.55 * (1 - t / reach)
        break
      }
      if (px < 0 || pz < 0 || px >= size[0] || py >= size[1] || pz >= size[2]) break
      if (filled[Math.floor(px) + size[0] * (Math.floor(py) + size[1] * Math.floor(pz))] === 1) {
        blocked = 1 - (t / reach) * 0.7
        break
      }
    }
    open += cosine * (1 - blocked)
  }
  return total > 0 ? open / total : 1
}
