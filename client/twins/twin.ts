import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { TransformNode } from '@babylonjs/core/Meshes/transformNode.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { Dimensions, TwinFacts } from '../../core/twin/facts.ts'
import type { LevelOfDetail, Skin, TwinMesh } from '../../core/twin/mesh.ts'
import type { ShownScan, ShownTwin } from '../../core/twin/scan.ts'
import { textureSize } from '../../core/twin/texture/pixels.ts'
import type { TwinView } from '../../core/twin/view.ts'
import type { TwinBuilder } from './builder.ts'
import { SingleFlight } from './cache.ts'
import { MaterialLibrary } from './materials.ts'
import { buildPartMesh } from './part-mesh.ts'
import { workerBuilder } from './worker-builder.ts'

/** A twin in a scene. Its owner disposes of it; materials go when their last twin goes. */
export interface TwinHandle {
  /** Origin under the object's middle at y = 0, front towards +z; move and turn this. */
  readonly root: TransformNode
  readonly meshes: readonly Mesh[]
  readonly lod: LevelOfDetail
  readonly dimensions: Dimensions
  readonly triangles: number
  dispose(): void
}

export interface TwinOptions {
  /** Where geometry and textures are computed; one worker shared by all scenes by default. */
  readonly builder?: TwinBuilder
  /** Side of the textures in pixels; by default that of the level of detail. */
  readonly textureSize?: number
  /** At another time of its life, in the making, or by what is known. */
  readonly view?: TwinView
  /** Looked at closely: a scan then comes in full. */
  readonly close?: boolean
}

const libraries = new WeakMap<Scene, MaterialLibrary>()
const meshes = new WeakMap<TwinBuilder, SingleFlight<TwinMesh>>()
let shared: TwinBuilder | undefined

/**
 * Puts a twin, or the museum's own scan, into a right-handed scene. A twin's geometry and textures come from the builder's
 * thread and are cached by facts; rejects with the builder's error, leaving nothing behind.
 */
export async function createTwin(
  scene: Scene,
  facts: ShownTwin,
  lod: LevelOfDetail,
  options: TwinOptions = {},
): Promise<TwinHandle> {
  // Another time of its life, or its making, only the twin can show.
  if (facts.scan && !options.view) return createScan(scene, facts.scan, lod, options)
  const builder = options.builder ?? (shared ??= workerBuilder())
  const { view } = options
  const key = factsKey(facts, lod)
  const built = await cacheOf(builder).get(view ? `${key}${JSON.stringify(view)}` : key, () =>
    builder.mesh(facts, lod, view),
  )
  const size = options.textureSize ?? textureSize[lod]
  const drawn = await createTwinMesh(scene, built, { builder, textureSize: size, name: facts.form })
  return { ...drawn, lod, dimensions: facts.dimensions }
}

/** The museum's own scan in the place of a twin. */
async function createScan(
  scene: Scene,
  scan: ShownScan,
  lod: LevelOfDetail,
  { close = false }: TwinOptions,
): Promise<TwinHandle> {
  const { loadScan } = await import('./scan-loader.ts')
  const drawn = await loadScan(scene, scan, close ? 'full' : lod)
  return { ...drawn, lod, dimensions: scan.dimensions }
}

/** A mesh of parts in a scene, such as a twin's mount. */
export type DrawnMesh = Pick<TwinHandle, 'root' | 'meshes' | 'triangles' | 'dispose'>

export interface DrawOptions {
  readonly builder: TwinBuilder
  readonly textureSize: number
  readonly name: string
}

/** Draws a built mesh with the scene's shared materials. */
export async function createTwinMesh(
  scene: Scene,
  built: TwinMesh,
  { builder, textureSize: size, name }: DrawOptions,
): Promise<DrawnMesh> {
  const library = libraryOf(scene)
  const skins = built.parts.map((part) => part.skin)
  const results = await Promise.allSettled(skins.map((skin) => library.acquire(skin, size, builder)))
  const failed = results.find((result) => result.status === 'rejected')
  const release = () =>
    skins.forEach((skin: Skin, i) => results[i]!.status === 'fulfilled' && library.release(skin, size))
  if (failed || scene.isDisposed) {
    release()
    throw failed ? failed.reason : new Error('the scene was closed while its twin was being built')
  }
  const root = new TransformNode(`twin ${name}`, scene)
  const parts: Mesh[] = []
  const take = () => {
    for (const mesh of parts) mesh.dispose(false, false)
    root.dispose()
    release()
  }
  try {
    for (const [i, part] of built.parts.entries()) {
      const mesh = await buildPartMesh(scene, part)
      parts.push(mesh)
      const result = results[i]!
      if (result.status === 'fulfilled') mesh.material = result.value
      mesh.parent = root
    }
    for (const mesh of parts) mesh.setEnabled(true)
  } catch (error) {
    take()
    throw error
  }
  let open = true
  return {
    root,
    meshes: parts,
    triangles: built.parts.reduce((sum, part) => sum + part.indices.length / 3, 0),
    dispose: () => {
      if (!open) return
      open = false
      take()
    },
  }
}

/** How many materials the twins of a scene share at the moment. */
export function sharedMaterials(scene: Scene): number {
  return libraries.get(scene)?.size ?? 0
}

/** The cache key of facts: everything that geometry depends on, in a fixed order. */
export function factsKey(facts: TwinFacts, lod: LevelOfDetail): string {
  const { widthM, heightM, depthM } = facts.dimensions
  const params = Object.entries(facts.params ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([
    facts.form,
    widthM,
    heightM,
    depthM,
    facts.surface,
    facts.accent ?? null,
    facts.motif ?? null,
    params,
    lod,
  ])
}

function libraryOf(scene: Scene): MaterialLibrary {
  let library = libraries.get(scene)
  if (!library) libraries.set(scene, (library = new MaterialLibrary(scene)))
  return library
}

function cacheOf(builder: TwinBuilder): SingleFlight<TwinMesh> {
  let cache = meshes.get(builder)
  if (!cache) meshes.set(builder, (cache = new SingleFlight(96)))
  return cache
}
