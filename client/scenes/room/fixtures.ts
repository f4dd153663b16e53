/** What is not baked: lamps and their track, the laylight's box, the glass of cases. */
import { VertexBuffer } from '@babylonjs/core/Buffers/buffer.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { RoomLayout, StopLayout } from '../../../core/exhibit/layout/index.ts'
import { lampHead, lampsOf, panesOf, trackHeightM, type Pane } from '../../../core/exhibit/light/index.ts'
import { ShapeList, type Rgba } from './shapes.ts'

const railM = 0.035
const wellM = 0.42

/** Rails along the walls, 1.5 m off, and a head for every lamp. */
export function buildTracks(scene: Scene, room: RoomLayout): Mesh {
  const shapes = new ShapeList()
  const { centre, widthM, depthM, heightM } = room
  const y = trackHeightM + 0.12
  const black = [0.045, 0.043, 0.041, 1] as const
  const [w, d] = [widthM / 2 - 1.5, depthM / 2 - 1.5]
  for (const side of [-1, 1]) {
    shapes.box([centre.xM, y, centre.zM + side * d], [w, railM / 2, railM / 2], black)
    shapes.box([centre.xM + side * w, y, centre.zM], [railM / 2, railM / 2, d], black)
    for (const end of [-1, 1])
      shapes.box(
        [centre.xM + side * w, (y + heightM) / 2, centre.zM + end * d],
        [0.006, (heightM - y) / 2, 0.006],
        black,
      )
  }
  for (const lamp of lampsOf(room)) {
    const head = lampHead(lamp)
    shapes.tube(head, lamp.towards, { radiusM: 0.042, lengthM: 0.15, colour: black })
    shapes.box([head[0], (head[1] + heightM) / 2, head[2]], [0.007, (heightM - head[1]) / 2, 0.007], black)
  }
  return draw(scene, `track ${room.slug}`, shapes)
}

/** A white shaft under a bright panel. The shaft's shade is painted: it is above what is baked. */
export function buildLaylight(scene: Scene, room: RoomLayout): Mesh {
  const { minX, maxX, minZ, maxZ } = room.laylight
  const low = room.heightM
  const high = low + wellM
  // The shaft goes on a little behind the panes, so that nothing shows between.
  const behind = high + 0.01
  const shapes = new ShapeList()
  const top = [0.5, 0.505, 0.5, 1] as const
  const foot = [0.36, 0.36, 0.35, 1] as const
  for (const pane of panesOf(room.laylight)) addPane(shapes, pane, high)
  const shaft = [foot, foot, top, top] as const
  shapes.quad(
    [
      [minX, low, minZ],
      [maxX, low, minZ],
      [maxX, behind, minZ],
      [minX, behind, minZ],
    ],
    [0, 0, 1],
    shaft,
  )
  shapes.quad(
    [
      [maxX, low, maxZ],
      [minX, low, maxZ],
      [minX, behind, maxZ],
      [maxX, behind, maxZ],
    ],
    [0, 0, -1],
    shaft,
  )
  shapes.quad(
    [
      [minX, low, maxZ],
      [minX, low, minZ],
      [minX, behind, minZ],
      [minX, behind, maxZ],
    ],
    [1, 0, 0],
    shaft,
  )
  shapes.quad(
    [
      [maxX, low, minZ],
      [maxX, low, maxZ],
      [maxX, behind, maxZ],
      [maxX, behind, minZ],
    ],
    [-1, 0, 0],
    shaft,
  )
  return draw(scene, `laylight ${room.slug}`, shapes)
}

const [barM, barDeepM] = [0.011, 0.03]
const bar = [0.34, 0.34, 0.33, 1] as const

/** A pane and the bars at two of its edges: its neighbours and the shaft have the others. */
function addPane(shapes: ShapeList, { minX, maxX, minZ, maxZ, glow }: Pane, yM: number): void {
  const [a, b, c, d] = glow.map((k) => [k * 0.985, k, k * 1.01, 1] as const) as [Rgba, Rgba, Rgba, Rgba]
  shapes.quad(
    [
      [minX, yM, minZ],
      [maxX, yM, minZ],
      [maxX, yM, maxZ],
      [minX, yM, maxZ],
    ],
    [0, -1, 0],
    [a, b, c, d],
  )
  const y = yM - barDeepM / 2
  shapes.box([minX, y, (minZ + maxZ) / 2], [barM, barDeepM / 2, (maxZ - minZ) / 2], bar)
  shapes.box([(minX + maxX) / 2, y, minZ], [(maxX - minX) / 2, barDeepM / 2, barM], bar)
}

const paneM = 0.008
const face = [0.82, 0.9, 0.87, 0.045] as const
const edge = [0.42, 0.6, 0.54, 0.34] as const

/** Five panes on each case; the cut edges are green and read from afar. Undefined where no case stands. */
export function buildGlass(scene: Scene, room: RoomLayout): Mesh | undefined {
  const cases = room.stops.filter((stop) => stop.glassM > 0)
  if (cases.length === 0) return undefined
  const shapes = new ShapeList()
  for (const stop of cases) addCase(shapes, stop)
  const mesh = draw(scene, `glass ${room.slug}`, shapes)
  mesh.hasVertexAlpha = true
  return mesh
}

function addCase(shapes: ShapeList, { at, base, glassM, headingRad }: StopLayout): void {
  if (!base) return
  const [w, d] = [base.widthM / 2 - 0.012, base.depthM / 2 - 0.012]
  const put = (
    x: number,
    y: number,
    z: number,
    half: readonly [number, number, number],
    colour: readonly [number, number, number, number],
  ) => {
    const c = Math.cos(headingRad)
    const s = Math.sin(headingRad)
    shapes.box([at.xM + x * c + z * s, at.yM + y, at.zM - x * s + z * c], half, colour, headingRad)
  }
  const middle = glassM / 2
  for (const side of [-1, 1]) {
    put(side * w, middle, 0, [paneM / 2, middle, d], face)
    put(0, middle, side * d, [w, middle, paneM / 2], face)
    put(0, glassM, side * d, [w + paneM, paneM / 2, paneM / 2], edge)
    put(side * w, glassM, 0, [paneM / 2, paneM / 2, d], edge)
    for (const end of [-1, 1]) put(side * w, middle, end * d, [paneM * 0.5, middle, paneM * 0.5], edge)
  }
  put(0, glassM, 0, [w, paneM / 2, d], face)
}

function draw(scene: Scene, name: string, shapes: ShapeList): Mesh {
  const mesh = new Mesh(name, scene)
  const data = new VertexData()
  data.positions = shapes.positions
  data.normals = shapes.normals
  data.indices = shapes.indices
  data.applyToMesh(mesh)
  mesh.setVerticesData(VertexBuffer.ColorKind, shapes.colours, false, 4)
  mesh.hasVertexAlpha = false
  mesh.freezeWorldMatrix()
  return mesh
}
