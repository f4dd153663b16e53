/**
 * Materials that Babylon need not look at in every frame. It then skips what would follow from their properties, their textures
 * and the lights of their meshes: whoever changes one of these says so, and meshes that share such a material are lit alike.
 */
import type { Material } from '@babylonjs/core/Materials/material.js'
import type { Scene } from '@babylonjs/core/scene.js'

/** Who changes materials as it likes: a headset draws with programs of its own; looking closely brings haze, cuts and lamps. */
export type Stir = 'headset' | 'inspection'

interface Still {
  readonly materials: Set<Material>
  readonly stirs: Set<Stir>
}

const scenes = new WeakMap<Scene, Still>()

export function keepStill(material: Material): void {
  const still = stillOf(material.getScene())
  still.materials.add(material)
  material.onDisposeObservable.addOnce(() => still.materials.delete(material))
  material.checkReadyOnlyOnce = still.stirs.size === 0
}

/** Babylon looks at it once more. */
export function changed(material: Material): void {
  material.markDirty(true)
}

/** The same for all that are kept still in a scene: what all of them mirror is another. */
export function allChanged(scene: Scene): void {
  for (const material of stillOf(scene).materials) changed(material)
}

/** From now on all are looked at in every frame, until the last stir is over. */
export function stir(scene: Scene, by: Stir): void {
  stillOf(scene).stirs.add(by)
  apply(scene)
}

export function stirOver(scene: Scene, by: Stir): void {
  stillOf(scene).stirs.delete(by)
  apply(scene)
}

function apply(scene: Scene): void {
  const { materials, stirs } = stillOf(scene)
  for (const material of materials) {
    material.checkReadyOnlyOnce = stirs.size === 0
    changed(material)
  }
}

function stillOf(scene: Scene): Still {
  let still = scenes.get(scene)
  if (!still) scenes.set(scene, (still = { materials: new Set(), stirs: new Set() }))
  return still
}
