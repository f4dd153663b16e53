import { Constants } from '@babylonjs/core/Engines/constants.js'
import { HDRFiltering } from '@babylonjs/core/Materials/Textures/Filtering/hdrFiltering.js'
import { RawCubeTexture } from '@babylonjs/core/Materials/Textures/rawCubeTexture.js'
import type { Scene } from '@babylonjs/core/scene.js'

const side = 64

/** The studio that polished surfaces reflect: a grey room, a large warm softbox on the left, a narrow cool one behind on the right, a pale floor. */
export async function softboxes(scene: Scene): Promise<RawCubeTexture> {
  const texture = new RawCubeTexture(
    scene,
    faces(),
    side,
    Constants.TEXTUREFORMAT_RGBA,
    Constants.TEXTURETYPE_FLOAT,
    true,
    false,
    Constants.TEXTURE_TRILINEAR_SAMPLINGMODE,
  )
  texture.gammaSpace = false
  await new Promise<void>((resolve) =>
    texture.isReady() ? resolve() : texture.onLoadObservable.addOnce(() => resolve()),
  )
  await new HDRFiltering(scene.getEngine()).prefilter(texture)
  return texture
}

type Direction = readonly [number, number, number]

const axes: readonly ((s: number, t: number) => Direction)[] = [
  (s, t) => [1, -t, -s], (s, t) => [-1, -t, s], (s, t) => [s, 1, t], (s, t) => [s, -1, -t], (s, t) => [s, -t, 1], (s, t) => [-s, -t, -1],
] // prettier-ignore

function faces(): Float32Array[] {
  return axes.map((axis) => {
    const data = new Float32Array(side * side * 4)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const [dx, dy, dz] = axis(((x + 0.5) / side) * 2 - 1, ((y + 0.5) / side) * 2 - 1)
        const length = Math.hypot(dx, dy, dz)
        // The cube's axes are left-handed: z is turned for a right-handed scene.
        data.set([...radiance([dx / length, dy / length, -dz / length]), 1], (y * side + x) * 4)
      }
    return data
  })
}

function radiance([x, y, z]: Direction): [number, number, number] {
  const up = y * 0.5 + 0.5
  let [r, g, b] = [0.3 + 0.24 * up, 0.29 + 0.24 * up, 0.275 + 0.24 * up]
  const add = (k: number, colour: Direction) => {
    r += colour[0] * k
    g += colour[1] * k
    b += colour[2] * k
  }
  add(box([x, y, z], { at: [-0.68, 0.52, 0.52], wide: 0.36, high: 0.42 }), [4.2, 4.0, 3.7])
  add(box([x, y, z], { at: [0.86, 0.3, -0.2], wide: 0.1, high: 0.5 }), [2.5, 2.65, 2.8])
  add(box([x, y, z], { at: [0.05, 0.98, 0.12], wide: 0.5, high: 0.3 }), [1.1, 1.08, 1.04])
  if (y < 0) add(-y, [0.16, 0.15, 0.13])
  return [r, g, b]
}

/** 1 inside a rounded rectangle of light about a direction, soft at its edge. */
function box(
  direction: Direction,
  { at, wide, high }: { at: Direction; wide: number; high: number },
): number {
  const length = Math.hypot(...at)
  const n = at.map((v) => v / length) as [number, number, number]
  const front = direction[0] * n[0] + direction[1] * n[1] + direction[2] * n[2]
  if (front <= 0) return 0
  const flat = Math.hypot(n[0], n[2]) || 1
  const across: Direction = [n[2] / flat, 0, -n[0] / flat]
  const up: Direction = [
    n[1] * across[2] - n[2] * across[1],
    n[2] * across[0] - n[0] * across[2],
    n[0] * across[1] - n[1] * across[0],
  ]
  const s = Math.abs(direction[0] * across[0] + direction[1] * across[1] + direction[2] * across[2]) / wide
  const t = Math.abs(direction[0] * up[0] + direction[1] * up[1] + direction[2] * up[2]) / high
  const edge = (v: number) => Math.max(0, Math.min(1, (1.08 - v) / 0.16))
  return edge(s) * edge(t)
}
