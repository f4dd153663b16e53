/** Four key directions and one cool rim light every thing: lamps that hang alike above each need not be lights of their own. */
import { DirectionalLight } from '@babylonjs/core/Lights/directionalLight.js'
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { AbstractMesh } from '@babylonjs/core/Meshes/abstractMesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { keyColour, keyDirectionOf, rimColour, rimDirection } from '../../../core/exhibit/light/index.ts'
import type { LightSide } from './kinds.ts'

/** Lux over a surface that faces the lamp; 1.6 times what the baked key gives a white one. */
const keyLux = 5.2
const rimLux = 1.5

const headings: Readonly<Record<LightSide, number>> = {
  stand: 0,
  left: Math.PI / 2,
  right: -Math.PI / 2,
  back: 0,
}

export class ThingLamps {
  private readonly keys: Record<LightSide, DirectionalLight>
  private readonly rim: DirectionalLight
  private lit: ReadonlyMap<LightSide, readonly AbstractMesh[]> = new Map()
  private extra: { side: LightSide; meshes: readonly AbstractMesh[] } = { side: 'stand', meshes: [] }

  constructor(scene: Scene) {
    const key = (side: LightSide) => {
      const [x, y, z] = keyDirectionOf({
        shownOn: side === 'stand' ? 'plinth' : 'wall',
        headingRad: headings[side],
      })
      const light = new DirectionalLight(`key ${side}`, new Vector3(-x, -y, -z), scene)
      light.diffuse = Color3.FromArray([...keyColour])
      light.specular = light.diffuse
      light.intensity = side === 'stand' ? keyLux : keyLux * 1.1
      return light
    }
    this.keys = { stand: key('stand'), left: key('left'), right: key('right'), back: key('back') }
    const [x, y, z] = rimDirection
    this.rim = new DirectionalLight('rim', new Vector3(-x, -y, -z), scene)
    this.rim.diffuse = Color3.FromArray([...rimColour])
    this.rim.intensity = rimLux
    this.update(new Map())
  }

  key(side: LightSide): DirectionalLight {
    return this.keys[side]
  }

  /** What each side lights from now on. A lamp with nothing to light is off: an empty list would mean everything. */
  update(meshes: ReadonlyMap<LightSide, readonly AbstractMesh[]>): void {
    this.lit = meshes
    this.apply()
  }

  /** Beside all that, the meshes of the thing that is inspected. */
  alsoLight(side: LightSide, meshes: readonly AbstractMesh[]): void {
    this.extra = { side, meshes }
    this.apply()
  }

  private of(side: LightSide): AbstractMesh[] {
    return [...(this.lit.get(side) ?? []), ...(this.extra.side === side ? this.extra.meshes : [])]
  }

  private apply(): void {
    for (const [side, light] of Object.entries(this.keys) as [LightSide, DirectionalLight][]) {
      const mine = this.of(side)
      light.includedOnlyMeshes = mine
      light.setEnabled(mine.length > 0)
    }
    const standing = this.of('stand')
    this.rim.includedOnlyMeshes = standing
    this.rim.setEnabled(standing.length > 0)
  }

  dispose(): void {
    for (const light of [...Object.values(this.keys), this.rim]) light.dispose()
  }
}
