import '@babylonjs/core/Engines/Extensions/engine.cubeTexture.js'
import '@babylonjs/core/Engines/Extensions/engine.rawTexture.js'
import '@babylonjs/core/Engines/Extensions/engine.renderTarget.js'
import '@babylonjs/core/Engines/Extensions/engine.renderTargetCube.js'
import '@babylonjs/core/Engines/Extensions/engine.renderTargetTexture.js'
import '@babylonjs/core/Lights/Shadows/shadowGeneratorSceneComponent.js'
import '@babylonjs/core/Materials/Textures/baseTexture.polynomial.js'
import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera.js'
import type { Engine } from '@babylonjs/core/Engines/engine.js'
import { DirectionalLight } from '@babylonjs/core/Lights/directionalLight.js'
import { ShadowGenerator } from '@babylonjs/core/Lights/Shadows/shadowGenerator.js'
import { BackgroundMaterial } from '@babylonjs/core/Materials/Background/backgroundMaterial.js'
import { ImageProcessingConfiguration } from '@babylonjs/core/Materials/imageProcessingConfiguration.js'
import { Material } from '@babylonjs/core/Materials/material.js'
import { StandardMaterial } from '@babylonjs/core/Materials/standardMaterial.js'
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture.js'
import { Color3, Color4 } from '@babylonjs/core/Maths/math.color.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { CreateGround } from '@babylonjs/core/Meshes/Builders/groundBuilder.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { TransformNode } from '@babylonjs/core/Meshes/transformNode.js'
import { Scene } from '@babylonjs/core/scene.js'
import { contactShade, type ContactShade } from '../../../core/twin/contact.ts'
import type { TwinFacts } from '../../../core/twin/facts.ts'
import type { LevelOfDetail } from '../../../core/twin/mesh.ts'
import type { ShownTwin } from '../../../core/twin/scan.ts'
import { buildMount, placementOf } from '../../../core/twin/mount.ts'
import { createTwin, createTwinMesh, type TwinBuilder } from '../index.ts'
import { softboxes } from './softboxes.ts'

export interface StudioOptions {
  readonly builder: TwinBuilder
  readonly lod: LevelOfDetail
  readonly turnDeg?: number
}

/** Degrees that show a form best; the rest stand frontal. */
const turns: Readonly<Partial<Record<TwinFacts['form'], number>>> = {
  ding: -32, bell: -16, zither: -14, tablet: -18, stele: -22, seal: -24, codex: -30, mask: -24, figurine: -20, head: -26,
  disc: -22, lute: -24, blade: -18, drum: 0, jewel: -10, ewer: 0, krater: -14, amphora: -10, gui: -12, cup: -18, column: 0,
} // prettier-ignore

/** Round vessels on three legs show their middle mask; what is four-square shows a corner. */
function turnOf({ form, params }: ShownTwin): number {
  return form === 'ding' && params?.['legs'] === 3 ? -12 : (turns[form] ?? 0)
}

const fov = (35 * Math.PI) / 180

/** One scene for many stills: its softboxes are filtered once; the object and its lights change. */
export interface Studio {
  readonly scene: Scene
  /** Sets an object up; the answer clears it away. */
  readonly show: (facts: ShownTwin, options: StudioOptions) => Promise<() => void>
}

export async function openStudio(engine: Engine): Promise<Studio> {
  const scene = new Scene(engine)
  scene.useRightHandedSystem = true
  scene.clearColor = new Color4(0, 0, 0, 0)
  scene.imageProcessingConfiguration.toneMappingEnabled = true
  scene.imageProcessingConfiguration.toneMappingType =
    ImageProcessingConfiguration.TONEMAPPING_KHR_PBR_NEUTRAL
  scene.imageProcessingConfiguration.exposure = 1
  scene.environmentTexture = await softboxes(scene)
  return { scene, show: (facts, options) => show(scene, facts, options) }
}

/** One twin, a key light at 40 degrees with a soft shadow, a cool rim, and the shade of contact. */
async function show(scene: Scene, facts: ShownTwin, options: StudioOptions): Promise<() => void> {
  const { builder } = options
  const wall = placementOf(facts) === 'wall'
  const twin = await createTwin(scene, facts, options.lod, { builder, textureSize: 1024, close: true })
  const mount = buildMount(facts)
  const stand = new TransformNode('stand', scene)
  twin.root.parent = stand
  twin.root.position.y = mount?.liftM ?? 0
  const held = mount
    ? await createTwinMesh(scene, mount.mesh, { builder, textureSize: 128, name: 'mount' })
    : undefined
  if (held) held.root.parent = stand
  stand.rotation.y = wall ? 0 : ((options.turnDeg ?? turnOf(facts)) * -Math.PI) / 180
  const high = facts.dimensions.heightM + (mount?.liftM ?? 0)
  const { widthM, depthM } = facts.dimensions
  const camera = place(scene, { wall, high, widthM, depthM, turn: stand.rotation.y })
  const size = Math.max(widthM, high, depthM)
  const meshes = [...twin.meshes, ...(held?.meshes ?? [])]
  const thin = Math.min(widthM, high, depthM)
  const lamps = light(scene, { size, high, wall, meshes, depthM, thin })
  const shade = wall ? undefined : contactShade([mount?.mesh ?? (await builder.mesh(facts, 'room'))])
  const ground = shade ? contactGround(scene, shade) : undefined
  if (ground) {
    ground.parent = stand
    ground.position.y = size * 0.0006
  }
  return () => {
    twin.dispose()
    held?.dispose()
    ground?.dispose(false, true)
    lamps()
    camera.dispose()
    stand.dispose()
  }
}

interface View {
  readonly wall: boolean
  readonly high: number
  readonly widthM: number
  readonly depthM: number
  readonly turn: number
}

/** The camera stands back until the turned object fills most of the picture; a little above its middle. */
function place(scene: Scene, { wall, high, widthM, depthM, turn }: View): FreeCamera {
  const across = Math.abs(Math.cos(turn)) * widthM + Math.abs(Math.sin(turn)) * depthM
  const deep = Math.abs(Math.sin(turn)) * widthM + Math.abs(Math.cos(turn)) * depthM
  const tilt = wall ? 0.01 : high < Math.max(widthM, depthM) * 0.3 ? 0.42 : 0.21
  const tall = high * Math.cos(tilt) + deep * Math.sin(tilt)
  const distance = Math.max(across, tall) / 0.82 / 2 / Math.tan(fov / 2) + deep * 0.5
  const target = new Vector3(0, high / 2 - (wall ? 0 : tall * 0.015), 0)
  const camera = new FreeCamera(
    'still',
    target.add(new Vector3(0, Math.sin(tilt) * distance, Math.cos(tilt) * distance)),
    scene,
  )
  camera.fov = fov
  camera.minZ = distance * 0.05
  camera.maxZ = distance * 6
  camera.setTarget(target)
  scene.activeCamera = camera
  return camera
}

interface Lit {
  readonly size: number
  readonly high: number
  readonly depthM: number
  readonly wall: boolean
  readonly meshes: readonly Mesh[]
  /** Of its sides the least. */
  readonly thin: number
}

function light(scene: Scene, { size, high, depthM, wall, meshes, thin }: Lit): () => void {
  const from = wall ? new Vector3(-0.62, 0.9, 0.78) : new Vector3(-0.62, 1.02, 0.6)
  const key = new DirectionalLight('key', from.scale(-1).normalize(), scene)
  key.position = from
    .normalizeToNew()
    .scale(size * 3)
    .add(new Vector3(0, high / 2, 0))
  key.diffuse = new Color3(1, 0.955, 0.89)
  key.specular = key.diffuse
  key.intensity = 2.5
  key.shadowMinZ = size * 0.5
  key.shadowMaxZ = size * 6
  key.autoUpdateExtends = false
  const reach = size * 1.35
  key.orthoLeft = -reach
  key.orthoRight = reach
  key.orthoTop = reach
  key.orthoBottom = -reach
  const shadow = new ShadowGenerator(2048, key)
  shadow.useContactHardeningShadow = true
  shadow.contactHardeningLightSizeUVRatio = wall ? 0.008 : 0.035
  shadow.filteringQuality = ShadowGenerator.QUALITY_MEDIUM
  // What hangs is a finger's breadth from its wall, where a shadow is sharp; a stick drawn in by more than a part of itself casts a broken one.
  shadow.bias = wall ? 0.0006 : 0.0012
  shadow.normalBias = Math.min(size * 0.004, thin * 0.08)
  // Glass lets most of the light through.
  shadow.transparencyShadow = true
  shadow.enableSoftTransparentShadow = true
  for (const mesh of meshes) {
    shadow.addShadowCaster(mesh)
    mesh.receiveShadows = true
  }
  const rim = new DirectionalLight('rim', new Vector3(-0.75, -0.5, 0.8), scene)
  rim.diffuse = new Color3(0.9, 0.95, 1)
  rim.specular = rim.diffuse
  rim.intensity = 0.85
  const catcher = new BackgroundMaterial('shadow', scene)
  catcher.shadowOnly = true
  catcher.primaryColor = new Color3(0.1, 0.085, 0.07)
  catcher.shadowLights = [key]
  catcher.alpha = 0.42
  catcher.sideOrientation = Material.CounterClockWiseSideOrientation
  catcher.backFaceCulling = false
  const surface = CreateGround('catcher', { width: size * 8, height: size * 8 }, scene)
  surface.material = catcher
  surface.receiveShadows = true
  if (wall) {
    surface.rotation.x = Math.PI / 2
    surface.position.set(0, high / 2, -depthM / 2)
  }
  return () => {
    shadow.dispose()
    key.dispose()
    rim.dispose()
    surface.dispose(false, true)
  }
}

/** Under a dish the ground is dark, not black: the pale floor sends light in. */
const deepest = 0.5

/** The shade of contact as a dark, transparent sheet on the ground. */
function contactGround(scene: Scene, { open, size, spanM }: ContactShade) {
  const data = new Uint8Array(size * size * 4)
  const middle = (size - 1) / 2
  open.forEach((value, i) => {
    const far = Math.hypot((i % size) - middle, Math.floor(i / size) - middle) / middle
    const fade = Math.min(1, Math.max(0, (1 - far) / 0.55))
    data.set(
      [
        26,
        22,
        18,
        Math.round(255 * Math.min(deepest, Math.pow(Math.max(0, 0.93 - value), 1.3) * 1.2) * fade),
      ],
      i * 4,
    )
  })
  const texture = RawTexture.CreateRGBATexture(data, size, size, scene, true, false, 3)
  texture.hasAlpha = true
  const material = new StandardMaterial('contact', scene)
  material.disableLighting = true
  material.emissiveTexture = texture
  material.opacityTexture = texture
  material.backFaceCulling = false
  const ground = CreateGround('contact', { width: spanM, height: spanM }, scene)
  // Rows of the shade run towards +z, a ground's v towards -z or +z by handedness: its own uvs are set plainly.
  ground.setVerticesData('uv', uvOf(ground.getVerticesData('position')!, spanM))
  ground.material = material
  return ground
}

function uvOf(positions: ArrayLike<number>, spanM: number): number[] {
  const uvs: number[] = []
  for (let i = 0; i < positions.length; i += 3)
    uvs.push(positions[i]! / spanM + 0.5, positions[i + 2]! / spanM + 0.5)
  return uvs
}
