/**
 * Materials that Babylon need not look at in every frame. It then skips what would follow from their properties, their textures
 * and the lights of their meshes: whoever changes one of these says so, and meshes that share such a material are lit alike.
 */
import type { Material } from '@babylonjs/core/Materials/material.js'
import type { Scene } from '@babylonjs/core/scene.js'

interface Still {
  readonly materials: Set<Material>
  on: boolean
}

const scenes = new WeakMap<Scene, Still>()

export function keepStill(material: Material): void {
  const still = stillOf(material.getScene())
  still.materials.add(material)
  material.onDisposeObservable.addOnce(() => still.materials.delete(material))
  material.checkReadyOnlyOnce = still.on
}

/** Babylon looks at it once more. */
export function changed(material: Material): void {
  material.markDirty(true)
}

/** The same for all that are kept still in a scene: what all of them mirror is another. */
export function allChanged(scene: Scene): void {
  for (const material of stillOf(scene).materials) changed(material)
}

/** Off while a headset draws, with shaders of its own. */
export function setStill(scene: Scene, on: boolean): void {
  const still = stillOf(scene)
  still.on = on
  for (const material of still.materials) {
    material.checkReadyOnlyOnce = on
    changed(material)
  }
}

function stillOf(scene: Scene): Still {
  let still = scenes.get(scene)
  if (!still) scenes.set(scene, (still = { materials: new Set(), on: true }))
  return still
}
