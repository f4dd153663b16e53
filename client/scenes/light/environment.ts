/** Reflections: cube maps of the lit rooms, and the plain one that serves until they are there. */
import { Constants } from '@babylonjs/core/Engines/constants.js'
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture.js'
import { RawCubeTexture } from '@babylonjs/core/Materials/Textures/rawCubeTexture.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { CubeMapToSphericalPolynomialTools } from '@babylonjs/core/Misc/HighDynamicRange/cubemapToSphericalPolynomial.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { RoomLayout } from '../../../core/exhibit/layout/index.ts'
import type { BakedRoom } from '../../../core/exhibit/light/index.ts'

/** A grey sky over a dim floor: what a room looks like before its light is baked. */
export function plainEnvironment(scene: Scene): RawCubeTexture {
  const shade = [0.3, 0.3, 0.52, 0.14, 0.3, 0.3]
  const faces = shade.map((k) => Float32Array.from({ length: 4 * 4 * 4 }, (_, i) => (i % 4 === 3 ? 1 : k)))
  return cube(scene, 'plain ambient', faces, 4)
}

/** Of each texel of a filtered reflection: they are taken from smaller levels the wider they spread, so that few serve. */
const samples = 256

/** Box-projected onto the room, filtered for every roughness. The caller owns it. */
export async function roomEnvironment(
  scene: Scene,
  room: RoomLayout,
  { environment, environmentSize }: BakedRoom,
): Promise<BaseTexture> {
  const texture = cube(scene, `environment ${room.slug}`, environment, environmentSize)
  texture.boundingBoxSize = new Vector3(room.widthM, room.heightM, room.depthM)
  texture.boundingBoxPosition = new Vector3(room.centre.xM, room.heightM / 2, room.centre.zM)
  const caps = scene.getEngine().getCaps()
  if (caps.textureFloatRender || caps.textureHalfFloatRender) {
    const { HDRFiltering } = await import('@babylonjs/core/Materials/Textures/Filtering/hdrFiltering.js')
    if (!scene.isDisposed)
      await new HDRFiltering(scene.getEngine(), { hdrScale: 1, quality: samples }).prefilter(texture)
  }
  return texture
}

function cube(scene: Scene, name: string, faces: readonly Float32Array[], size: number): RawCubeTexture {
  const data = [...faces] as Float32Array[]
  const texture = new RawCubeTexture(
    scene,
    data,
    size,
    Constants.TEXTUREFORMAT_RGBA,
    Constants.TEXTURETYPE_FLOAT,
    true,
    false,
    Constants.TEXTURE_TRILINEAR_SAMPLINGMODE,
  )
  texture.name = name
  texture.gammaSpace = false
  const [right, left, up, down, front, back] = data
  texture.sphericalPolynomial = CubeMapToSphericalPolynomialTools.ConvertCubeMapToSphericalPolynomial({
    size, right: right!, left: left!, up: up!, down: down!, front: front!, back: back!,
    format: Constants.TEXTUREFORMAT_RGBA, type: Constants.TEXTURETYPE_FLOAT, gammaSpace: false,
  }) // prettier-ignore
  return texture
}
