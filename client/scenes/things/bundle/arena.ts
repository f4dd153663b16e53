/** Many things' geometry as one row of chunks; which of them are drawn is a list of indices. Pure. */
import type { TwinPart } from '../../../../core/twin/mesh.ts'

/** The vertices of one part, where it stands in the room. */
export interface Chunk {
  readonly vertices: number
  readonly positions: Float32Array
  readonly normals: Float32Array
  readonly uvs: Float32Array
  /** Occlusion as a tint, and the surface's opacity. */
  readonly colours: Float32Array
  /** The texture layer of each vertex. */
  readonly layers: Float32Array
}

/** A part as it is drawn: `place` is a column-major rigid 4 x 4. */
export interface PlacedPart {
  readonly part: TwinPart
  readonly layer: number
  readonly opacity: number
}

export class Arena {
  private readonly added: Chunk[] = []
  private readonly ranges = new Map<string, Uint32Array>()
  private vertices = 0

  has(key: string): boolean {
    return this.ranges.has(key)
  }

  get size(): number {
    return this.ranges.size
  }

  /** Most indices that `show` can answer. */
  get capacity(): number {
    return [...this.ranges.values()].reduce((sum, { length }) => sum + length, 0)
  }

  add(key: string, parts: readonly PlacedPart[], place: Float32Array): void {
    const indices = new Uint32Array(parts.reduce((sum, { part }) => sum + part.indices.length, 0))
    let at = 0
    for (const placed of parts) {
      const chunk = transform(placed, place)
      for (const index of placed.part.indices) indices[at++] = index + this.vertices
      this.vertices += chunk.vertices
      this.added.push(chunk)
    }
    this.ranges.set(key, indices)
  }

  /** In the order in which the indices count their vertices. */
  get chunks(): readonly Chunk[] {
    return [...this.added]
  }

  /** The indices of what is to be drawn, written to `out`; answers how many. Keys that are not here are passed over. */
  show(keys: Iterable<string>, out: Uint32Array): number {
    let at = 0
    for (const key of keys) {
      const indices = this.ranges.get(key)
      if (!indices) continue
      out.set(indices, at)
      at += indices.length
    }
    return at
  }
}

function transform({ part, layer, opacity }: PlacedPart, m: Float32Array): Chunk {
  const vertices = part.positions.length / 3
  const positions = new Float32Array(vertices * 3)
  const normals = new Float32Array(vertices * 3)
  const colours = new Float32Array(vertices * 4)
  for (let i = 0; i < vertices; i++) {
    const k = i * 3
    const [x, y, z] = [part.positions[k]!, part.positions[k + 1]!, part.positions[k + 2]!]
    const [a, b, c] = [part.normals[k]!, part.normals[k + 1]!, part.normals[k + 2]!]
    for (let row = 0; row < 3; row++) {
      positions[k + row] = m[row]! * x + m[4 + row]! * y + m[8 + row]! * z + m[12 + row]!
      normals[k + row] = m[row]! * a + m[4 + row]! * b + m[8 + row]! * c
    }
    tint(part.occlusion[i]!, opacity, colours, i * 4)
  }
  return {
    vertices,
    positions,
    normals,
    uvs: part.uvs,
    colours,
    layers: new Float32Array(vertices).fill(layer),
  }
}

/** Occlusion as a vertex colour: light that bounces inside a hollow comes out a little warmer. */
export function tint(open: number, opacity: number, out: Float32Array, at: number): void {
  const k = 0.16 + 0.84 * open
  out[at] = Math.min(1, k * 1.03)
  out[at + 1] = k
  out[at + 2] = k * 0.985
  out[at + 3] = opacity
}
