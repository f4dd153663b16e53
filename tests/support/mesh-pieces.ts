import type { TwinMesh } from '../../core/twin/mesh.ts'

/**
 * How many pieces of a mesh hang free: no path leads from one to another over triangles, or over a gap of less than a `grain`-th
 * of its longest side, from vertex to vertex.
 */
export function loosePieces({ parts, min, max }: TwinMesh, grain = 100): number {
  const cell = Math.max(...max.map((x, k) => x - min[k]!)) / grain
  const parent: number[] = []
  const rootOf = (a: number): number => {
    while (parent[a] !== a) a = parent[a] = parent[parent[a]!]!
    return a
  }
  const unite = (a: number, b: number) => void (parent[rootOf(a)] = rootOf(b))
  const cells = new Map<string, number>()
  const places: [number, number, number][] = []
  for (const { positions, indices } of parts) {
    const ids = Array.from({ length: positions.length / 3 }, (_, v) => {
      const place = [0, 1, 2].map((k) => Math.floor((positions[v * 3 + k]! - min[k]!) / cell)) as [number, number, number] // prettier-ignore
      const key = place.join()
      let id = cells.get(key)
      if (id === undefined) {
        cells.set(key, (id = places.length))
        places.push(place)
        parent.push(id)
      }
      return id
    })
    for (let i = 0; i < indices.length; i += 3) {
      unite(ids[indices[i]!]!, ids[indices[i + 1]!]!)
      unite(ids[indices[i]!]!, ids[indices[i + 2]!]!)
    }
  }
  for (const [id, [x, y, z]] of places.entries())
    for (let k = 0; k < 27; k++) {
      const beside = cells.get([x + (k % 3) - 1, y + (Math.floor(k / 3) % 3) - 1, z + Math.floor(k / 9) - 1].join()) // prettier-ignore
      if (beside !== undefined) unite(id, beside)
    }
  return new Set(places.map((_, id) => rootOf(id))).size
}
