import type { Skin } from '../mesh.ts'

export type Vec3 = readonly [number, number, number]
export type Vec2 = readonly [number, number]

/**
 * A mesh being drawn up: vertices welded by construction, triangles with a uv per corner and a skin per triangle, and an
 * optional lift (relief, metres along the smooth normal) or given normal per vertex.
 */
export class Draft {
  readonly positions: number[] = []
  readonly lifts: number[] = []
  readonly givenNormals: (Vec3 | undefined)[] = []
  readonly corners: number[] = []
  readonly uvs: number[] = []
  readonly triangleSkins: number[] = []
  readonly skins: Skin[] = []

  vertex(p: Vec3, lift = 0, normal?: Vec3): number {
    this.positions.push(p[0], p[1], p[2])
    this.lifts.push(lift)
    this.givenNormals.push(normal)
    return this.lifts.length - 1
  }

  /** The slot of a skin in this draft. */
  skin(skin: Skin): number {
    const found = this.skins.indexOf(skin)
    return found >= 0 ? found : this.skins.push(skin) - 1
  }

  /** Adds a triangle (counter-clockwise from outside) unless two of its corners are the same vertex. */
  triangle(a: number, b: number, c: number, uvA: Vec2, uvB: Vec2, uvC: Vec2, skin: number): void {
    if (a === b || b === c || c === a) return
    this.corners.push(a, b, c)
    this.uvs.push(uvA[0], uvA[1], uvB[0], uvB[1], uvC[0], uvC[1])
    this.triangleSkins.push(skin)
  }

  get vertexCount(): number {
    return this.lifts.length
  }

  get triangleCount(): number {
    return this.triangleSkins.length
  }

  /** Moves the vertices from `first` on; a mirroring move must not be passed. */
  transform(first: number, move: (p: Vec3) => Vec3): void {
    for (let v = first; v < this.vertexCount; v++) {
      const i = v * 3
      const [x, y, z] = move([this.positions[i]!, this.positions[i + 1]!, this.positions[i + 2]!])
      this.positions[i] = x
      this.positions[i + 1] = y
      this.positions[i + 2] = z
    }
  }
}

export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x
}

export function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t
}

/** 0 below `low`, 1 above `high`, smooth between. */
export function smoothstep(low: number, high: number, x: number): number {
  const t = clamp((x - low) / (high - low), 0, 1)
  return t * t * (3 - 2 * t)
}

export function normalise(v: Vec3): Vec3 {
  const length = Math.hypot(v[0], v[1], v[2])
  return length > 1e-12 ? [v[0] / length, v[1] / length, v[2] / length] : [0, 1, 0]
}

export function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

export function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

export function add(a: Vec3, b: Vec3, scale = 1): Vec3 {
  return [a[0] + b[0] * scale, a[1] + b[1] * scale, a[2] + b[2] * scale]
}

export function subtract(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}
