/** Reduces whatever a file holds to one mesh of triangles, one primitive a material, without transforms. */
import type { Accessor, Document, Material, mat4, Node, Primitive } from '@gltf-transform/core'
import { convertPrimitiveToTriangles, dequantizePrimitive, joinPrimitives, prune, transformPrimitive, weldPrimitive } from '@gltf-transform/functions' // prettier-ignore
import { MeshoptTangents } from 'meshoptimizer/tangents'
import { refuse } from './refusal.ts'

/** Radians at which generated normals part into an edge. */
const creaseRad = 0.7
/** Of `mesh.primitive.mode`; strips and fans are higher. */
const triangleMode = 4

export async function tidyScan(document: Document): Promise<Primitive[]> {
  await MeshoptTangents.ready
  const root = document.getRoot()
  const scene = root.getDefaultScene() ?? root.listScenes()[0]
  if (!scene) return refuse('no-surface')
  const groups = new Map<string, Primitive[]>()
  scene.traverse((node) => {
    for (const primitive of standing(document, node)) {
      const key = groupKey(primitive)
      groups.set(key, [...(groups.get(key) ?? []), primitive])
    }
  })
  const mesh = document.createMesh('scan')
  for (const group of groups.values()) {
    const joined = group.length === 1 ? group[0]! : joinPrimitives(group)
    weldPrimitive(joined)
    mesh.addPrimitive(joined)
  }
  if (mesh.listPrimitives().length === 0) refuse('no-surface')
  for (const list of [root.listAnimations(), root.listSkins(), root.listCameras(), root.listNodes(), root.listScenes()]) for (const one of list) one.dispose() // prettier-ignore
  for (const other of root.listMeshes()) if (other !== mesh) other.dispose()
  root.setDefaultScene(document.createScene('scan').addChild(document.createNode('scan').setMesh(mesh)))
  await document.transform(prune({ keepSolidTextures: true, keepExtras: false }))
  for (const buffer of root.listBuffers().slice(1)) buffer.dispose()
  const buffer = root.listBuffers()[0] ?? document.createBuffer()
  for (const accessor of root.listAccessors()) accessor.setBuffer(buffer)
  return mesh.listPrimitives()
}

/** Copies of a node's triangles, where they stand in the scene. */
function standing(document: Document, node: Node): Primitive[] {
  const matrix: mat4 = node.getWorldMatrix()
  if (!matrix.every(Number.isFinite))
    refuse('malformed', { what: `matrix of ${node.getName()}`.slice(0, 80) })
  return (node.getMesh()?.listPrimitives() ?? []).flatMap((original) => {
    if (original.getMode() < triangleMode) return []
    if (!original.getAttribute('POSITION')) return []
    const primitive = document
      .createPrimitive()
      .setMode(original.getMode())
      .setMaterial(original.getMaterial())
    for (const semantic of original.listSemantics())
      if (isKept(semantic)) primitive.setAttribute(semantic, original.getAttribute(semantic)!.clone())
    const indices = original.getIndices()
    if (indices) primitive.setIndices(indices.clone())
    if (primitive.getMode() !== triangleMode) convertPrimitiveToTriangles(primitive)
    dequantizePrimitive(primitive, { pattern: /^(POSITION|NORMAL)$/ })
    if (!hasSoundNormals(primitive.getAttribute('NORMAL'))) makeNormals(document, primitive)
    transformPrimitive(primitive, matrix)
    return [primitive]
  })
}

const isKept = (semantic: string): boolean => /^(POSITION|NORMAL|TEXCOORD_[01]|COLOR_0)$/.test(semantic)

/** Primitives that differ in this can't be one. */
function groupKey(primitive: Primitive): string {
  const attributes = primitive.listSemantics().map((semantic) => {
    const accessor = primitive.getAttribute(semantic)!
    return [semantic, accessor.getType(), accessor.getComponentType(), accessor.getNormalized()].join()
  })
  return [materialId(primitive.getMaterial()), ...attributes.sort()].join('|')
}

const ids = new WeakMap<Material, number>()
let lastId = 0
function materialId(material: Material | null): number {
  if (material === null) return 0
  const id = ids.get(material) ?? ++lastId
  ids.set(material, id)
  return id
}

function hasSoundNormals(normals: Accessor | null): boolean {
  const array = normals?.getArray()
  if (!array) return false
  for (let i = 0; i < array.length; i += 3) {
    const length = Math.hypot(array[i]!, array[i + 1]!, array[i + 2]!)
    if (!(Math.abs(length - 1) < 0.01)) return false
  }
  return true
}

function makeNormals(document: Document, primitive: Primitive): void {
  primitive.setAttribute('NORMAL', null)
  unindex(primitive)
  const positions = Float32Array.from(primitive.getAttribute('POSITION')!.getArray()!)
  const normals = MeshoptTangents.generateNormals(null, positions, 3, creaseRad)
  primitive.setAttribute(
    'NORMAL',
    document.createAccessor().setType('VEC3').setArray(new Float32Array(normals)),
  )
}

/** Gives every corner a vertex of its own. */
function unindex(primitive: Primitive): void {
  const indices = primitive.getIndices()?.getArray()
  if (!indices) return
  for (const semantic of primitive.listSemantics()) {
    const accessor = primitive.getAttribute(semantic)!
    const from = accessor.getArray()!
    const width = accessor.getElementSize()
    const to = from.constructor as new (length: number) => typeof from
    const corners = new to(indices.length * width)
    indices.forEach((vertex, i) =>
      corners.set(from.subarray(vertex * width, vertex * width + width), i * width),
    )
    accessor.setArray(corners)
  }
  primitive.setIndices(null)
}
