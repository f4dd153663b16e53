/**
 * Marching cubes (Lorensen and Cline 1987) with its cases derived instead of tabulated: on every face of the cube each run
 * of inside corners is cut off by one segment, so that neighbours agree and the surface closes; the segments of the six
 * faces chain into loops. Corner c has x = c & 1, y = c >> 1 & 1, z = c >> 2.
 */
export const cubeEdges: readonly (readonly [number, number])[] = [
  [0, 1], [2, 3], [4, 5], [6, 7], [0, 2], [1, 3], [4, 6], [5, 7], [0, 4], [1, 5], [2, 6], [3, 7],
] // prettier-ignore

/** Corners of each face, counter-clockwise seen from outside. */
const faces: readonly (readonly number[])[] = [
  [0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5],
] // prettier-ignore

export interface SurfaceLoop {
  /** Cut edges of the cube in order, counter-clockwise seen from outside the solid. */
  readonly loop: readonly number[]
  /** Corner to fan from so that no diagonal lies in a face of the cube; -1: fan from the middle. */
  readonly fan: number
}

const cases: (readonly SurfaceLoop[] | undefined)[] = new Array<undefined>(256).fill(undefined)

/** The loops of the case whose bit c says that corner c is inside. */
export function casesOf(code: number): readonly SurfaceLoop[] {
  return (cases[code] ??= derive(code))
}

function edgeBetween(a: number, b: number): number {
  return cubeEdges.findIndex(([p, q]) => (p === a && q === b) || (p === b && q === a))
}

function derive(code: number): SurfaceLoop[] {
  const next = new Map<number, number>()
  for (const face of faces) {
    for (let k = 0; k < 4; k++) {
      const inside = (i: number) => ((code >> face[(k + i + 4) % 4]!) & 1) === 1
      if (inside(-1) || !inside(0)) continue
      let run = 0
      while (inside(run + 1)) run++
      next.set(
        edgeBetween(face[(k + run) % 4]!, face[(k + run + 1) % 4]!),
        edgeBetween(face[(k + 3) % 4]!, face[k]!),
      )
    }
  }
  const loops: SurfaceLoop[] = []
  while (next.size > 0) {
    const loop: number[] = []
    let edge = next.keys().next().value!
    while (next.has(edge)) {
      loop.push(edge)
      const following = next.get(edge)!
      next.delete(edge)
      edge = following
    }
    loop.reverse()
    loops.push({ loop, fan: fanCorner(loop) })
  }
  return loops
}

function fanCorner(loop: readonly number[]): number {
  const n = loop.length
  return loop.findIndex((edge, start) => {
    for (let k = 2; k < n - 1; k++) if (shareFace(edge, loop[(start + k) % n]!)) return false
    return true
  })
}

function shareFace(a: number, b: number): boolean {
  return faces.some((face) => [...cubeEdges[a]!, ...cubeEdges[b]!].every((corner) => face.includes(corner)))
}
