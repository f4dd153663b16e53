/** Loads the museum's own scans. Never part of the first frame: the glTF loader comes with the first scan. */
import { LoadAssetContainerAsync } from '@babylonjs/core/Loading/sceneLoader.js'
import { MeshoptCompression } from '@babylonjs/core/Meshes/Compression/meshoptCompression.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { TransformNode } from '@babylonjs/core/Meshes/transformNode.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { MeshoptDecoder } from 'meshoptimizer/decoder'
import type { ScanLevelName, ShownScan } from '../../core/twin/scan.ts'
import './gltf.ts'
import type { DrawnMesh } from './twin.ts'

// Babylon takes the decoder from a global; its script is ours, and empty.
Object.assign(globalThis, { MeshoptDecoder })
MeshoptCompression.Configuration = { decoder: { url: '/decoders/meshopt.js' } }

/** Rejects where the file can't be had or read, leaving nothing behind. Its owner disposes of it, materials and textures included. */
export async function loadScan(scene: Scene, scan: ShownScan, level: ScanLevelName): Promise<DrawnMesh> {
  const { file, triangles } = scan.levels[level]
  const container = await LoadAssetContainerAsync(`${scan.folder}/${file}`, scene, {
    pluginExtension: '.glb',
  })
  if (scene.isDisposed) {
    container.dispose()
    throw new Error('the scene was closed while its scan was being loaded')
  }
  const root = new TransformNode(`scan ${level}`, scene)
  for (const node of container.rootNodes) node.parent = root
  container.addAllToScene()
  const meshes = container.meshes.filter(
    (mesh): mesh is Mesh => mesh instanceof Mesh && mesh.getTotalVertices() > 0,
  )
  return {
    root,
    meshes,
    triangles,
    dispose: () => {
      container.dispose()
      root.dispose()
    },
  }
}
