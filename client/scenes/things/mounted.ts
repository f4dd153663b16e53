/** A twin with the mount that holds it, as one thing. */
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { LevelOfDetail } from '../../../core/twin/mesh.ts'
import type { ShownTwin } from '../../../core/twin/scan.ts'
import {
  createTwin,
  createTwinMesh,
  type DrawnMesh,
  type TwinBuilder,
  type TwinHandle,
} from '../../twins/index.ts'

export interface Mounted {
  readonly twin: TwinHandle
  readonly mount: DrawnMesh | undefined
  /** How high the twin stands over its support. */
  readonly liftM: number
  readonly meshes: readonly Mesh[]
  dispose(): void
}

/** Hangings have no mount whatever their form. Rejects as `createTwin` does, leaving nothing behind. */
export async function createMounted(
  scene: Scene,
  facts: ShownTwin,
  {
    lod,
    builder,
    hung,
    textureSize,
    close = false,
  }: {
    readonly lod: LevelOfDetail
    readonly builder: TwinBuilder
    readonly hung: boolean
    /** Side in pixels; by default that of the level of detail. */
    readonly textureSize?: number
    /** Looked at closely. */
    readonly close?: boolean
  },
): Promise<Mounted> {
  const twin = await createTwin(scene, facts, lod, { builder, close, ...(textureSize && { textureSize }) })
  // Out of sight, as it is not yet where it belongs, until its mount is there too.
  twin.root.setEnabled(false)
  // Geometry is for the worker: what little is made here comes after the first frame.
  const { buildMount } = await import('../../../core/twin/mount.ts')
  const built = hung ? undefined : buildMount(facts)
  try {
    const mount =
      built && (await createTwinMesh(scene, built.mesh, { builder, textureSize: 64, name: 'mount' }))
    twin.root.setEnabled(true)
    return {
      twin,
      mount,
      liftM: built?.liftM ?? 0,
      meshes: [...twin.meshes, ...(mount?.meshes ?? [])],
      dispose: () => {
        twin.dispose()
        mount?.dispose()
      },
    }
  } catch (error) {
    twin.dispose()
    throw error
  }
}
