/** What is not baked: lamps and their track, the laylight's box, the glass of cases. */
import { VertexBuffer } from '@babylonjs/core/Buffers/buffer.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { RoomLayout, StopLayout } from '../../../core/exhibit/layout/index.ts'
import { lampHead, lampsOf, trackHeightM } from '../../../core/exhibit/light/index.ts'
import { ShapeList } from './shapes.ts'

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
  const shapes = new ShapeList()
  const bright = [1.25, 1.27, 1.28, 1] as const
  const top = [0.62, 0.625, 0.62, 1] as const
  const foot = [0.36, 0.36, 0.35, 1] as const
  shapes.quad(
    [
      [minX, high, minZ],
      [maxX, high, minZ],
      [maxX, high, maxZ],
      [minX, high, maxZ],
    ],
    [0, -1, 0],
    [bright, bright, bright, bright],
  )
  const shaft = [foot, foot, top, top] as const
  shapes.quad(
    [
      [minX, low, minZ],
      [maxX, low, minZ],
      [maxX, high, minZ],
      [minX, high, minZ],
    ],
    [0, 0, 1],
    shaft,
  )
  shapes.quad(
    [
      [maxX, low, maxZ],
      [minX, low, maxZ],
      [minX, high, maxZ],
      [maxX, high, maxZ],
    ],
    [0, 0, -1],
    shaft,
  )
  shapes.quad(
    [
      [minX, low, maxZ],
      [minX, low, minZ],
      [minX, high, minZ],
      [minX, high, maxZ],
    ],
    [1, 0, 0],
    shaft,
  )
  shapes.quad(
    [
      [maxX, low, minZ],
      [maxX, low, maxZ],
      [maxX, high, maxZ],
      [maxX, high, minZ],
    ],
    [-1, 0, 0],
    shaft,
  )
  // Bars between the panes.
  const bar = [0.2, 0.2, 0.19, 1] as const
  const count = Math.max(2, Math.round((maxX - minX) / 0.9))
  for (let i = 1; i < count; i++)
    shapes.box(
      [minX + ((maxX - minX) * i) / count, high - 0.02, (minZ + maxZ) / 2],
      [0.012, 0.02, (maxZ - minZ) / 2],
      bar,
    )
  return draw(scene, `laylight ${room.slug}`, shapes)
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
