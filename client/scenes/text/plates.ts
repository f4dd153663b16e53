/** Wall texts and labels as meshes: printed on the wall, never floating. One mesh for the panel, one for all labels of a room. */
import { Constants } from '@babylonjs/core/Engines/constants.js'
import { Material } from '@babylonjs/core/Materials/material.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture.js'
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { ArtifactView } from '../../../core/api/views.ts'
import type { ExhibitRoom } from '../../../core/exhibit/document.ts'
import type { Plate, RoomLayout } from '../../../core/exhibit/layout/index.ts'
import { ink } from '../../../core/exhibit/finish/index.ts'
import type { Setting } from '../../../core/exhibit/view/index.ts'
import type { Localized, UiLanguage } from '../../../core/heritage/text.ts'
import { changed, keepStill } from '../still-materials.ts'
import { printLabel, printName, printPanel, type Print } from './print.ts'

interface Density {
  readonly panelPxPerM: number
  /** A wall text wider than this takes fewer pixels a metre: its letters are larger by as much. */
  readonly mostPanelPx: number
  readonly namePxPerM: number
  readonly mostLabelPxPerM: number
  /** Side of the largest texture that labels may fill. */
  readonly labelSheet: number
}

const densities: Readonly<Record<Setting, Density>> = {
  desk: { panelPxPerM: 1700, mostPanelPx: 4400, namePxPerM: 380, mostLabelPxPerM: 2600, labelSheet: 2048 },
  phone: { panelPxPerM: 1000, mostPanelPx: 1900, namePxPerM: 240, mostLabelPxPerM: 1700, labelSheet: 1536 },
}

export interface RoomText {
  readonly room: RoomLayout
  readonly words: Pick<ExhibitRoom, 'title' | 'text'>
  /** Of the exhibit. */
  readonly name: Localized
  readonly artifacts: ReadonlyMap<string, ArtifactView>
  readonly setting: Setting
}

/** Owns its meshes, materials and textures. */
export class RoomPlates {
  private readonly scene: Scene
  private readonly text: RoomText
  private readonly panel: PlateMesh
  private readonly labels: PlateMesh
  private readonly name: PlateMesh | undefined

  constructor(scene: Scene, text: RoomText) {
    this.scene = scene
    this.text = text
    const { room } = text
    this.panel = new PlateMesh(scene, `wall text ${room.slug}`, {
      plates: [room.panel],
    })
    this.labels = new PlateMesh(scene, `labels ${room.slug}`, {
      plates: room.stops.map(({ label }) => label),
    })
    if (room.name) this.name = new PlateMesh(scene, `name ${room.slug}`, { plates: [room.name] })
  }

  get meshes(): readonly Mesh[] {
    return [this.panel, this.labels, ...(this.name ? [this.name] : [])].map(({ mesh }) => mesh)
  }

  print(language: UiLanguage): void {
    const { room, words, name, artifacts, setting } = this.text
    const { panelPxPerM, mostPanelPx, namePxPerM, labelSheet } = densities[setting]
    const { widthM, heightM } = room.panel
    const panelDensity = Math.min(panelPxPerM, mostPanelPx / widthM)
    this.panel.show(
      this.scene,
      [printPanel(words, { language, widthM, heightM, pxPerM: panelDensity })],
      labelSheet,
    )
    const pxPerM = labelDensity(room, densities[setting])
    const prints = room.stops.map(({ slug, label }) => {
      const artifact = artifacts.get(slug)
      return artifact
        ? printLabel(artifact, { language, widthM: label.widthM, heightM: label.heightM, pxPerM })
        : undefined
    })
    this.labels.show(this.scene, prints, labelSheet)
    if (room.name)
      this.name?.show(
        this.scene,
        [printName(name, { language, ...room.name, pxPerM: namePxPerM })],
        labelSheet,
      )
  }

  dispose(): void {
    this.panel.dispose()
    this.name?.dispose()
    this.labels.dispose()
  }
}

/** Pixels a metre at which all of a room's labels fit one texture. */
function labelDensity({ stops }: RoomLayout, { labelSheet, mostLabelPxPerM }: Density): number {
  const area = stops.reduce((sum, { label }) => sum + label.widthM * label.heightM, 0)
  return Math.min(mostLabelPxPerM, (labelSheet * 0.86) / Math.sqrt(area))
}

class PlateMesh {
  readonly mesh: Mesh
  private readonly material: PBRMaterial
  private readonly plates: readonly Plate[]
  private texture: RawTexture | undefined

  constructor(scene: Scene, name: string, { plates }: { readonly plates: readonly Plate[] }) {
    this.plates = plates
    this.mesh = new Mesh(name, scene)
    const material = new PBRMaterial(name, scene)
    material.sideOrientation = Material.CounterClockWiseSideOrientation
    material.unlit = true
    material.albedoColor = Color3.FromArray([...ink])
    material.transparencyMode = Material.MATERIAL_ALPHABLEND
    material.zOffset = -0.5
    keepStill(material)
    this.material = material
    this.mesh.material = material
    this.mesh.isPickable = false
    this.mesh.setEnabled(false)
  }

  /** Missing prints leave their plate bare. */
  show(scene: Scene, prints: readonly (Print | undefined)[], labelSheet: number): void {
    const sheet = arrange(prints, labelSheet)
    this.texture?.dispose()
    this.texture = RawTexture.CreateAlphaTexture(
      sheet.coverage,
      sheet.width,
      sheet.height,
      scene,
      true,
      false,
      Constants.TEXTURE_TRILINEAR_SAMPLINGMODE,
    )
    this.texture.name = this.mesh.name
    this.texture.anisotropicFilteringLevel = 8
    this.material.opacityTexture = this.texture
    changed(this.material)
    const data = new VertexData()
    data.positions = []
    data.normals = []
    data.uvs = []
    data.indices = []
    for (const [i, plate] of this.plates.entries()) if (sheet.boxes[i]) addPlate(data, plate, sheet.boxes[i])
    data.applyToMesh(this.mesh, false)
    this.mesh.setEnabled(data.positions.length > 0)
  }

  dispose(): void {
    this.mesh.dispose()
    this.material.dispose()
    this.texture?.dispose()
  }
}

interface Box {
  readonly u0: number
  readonly u1: number
  readonly v0: number
  readonly v1: number
}

/** All prints on one sheet, in rows of at most `labelSheet` pixels (or one print, as wide as it is). */
function arrange(
  prints: readonly (Print | undefined)[],
  labelSheet: number,
): {
  width: number
  height: number
  coverage: Uint8Array
  boxes: (Box | undefined)[]
} {
  const margin = 2
  const width = Math.max(4, prints.length === 1 ? (prints[0]?.width ?? 4) : labelSheet)
  let [x, y, row] = [0, 0, 0]
  const places = prints.map((print) => {
    if (!print) return undefined
    if (x > 0 && x + print.width > width) [x, y, row] = [0, y + row + margin, 0]
    const place = { x, y }
    x += print.width + margin
    row = Math.max(row, print.height)
    return place
  })
  const height = Math.max(4, y + row)
  const coverage = new Uint8Array(width * height)
  const boxes = prints.map((print, i) => {
    const place = places[i]
    if (!print || !place) return undefined
    for (let line = 0; line < print.height; line++)
      coverage.set(
        print.coverage.subarray(line * print.width, (line + 1) * print.width),
        (place.y + line) * width + place.x,
      )
    const { x: px, y: py } = place
    return {
      u0: px / width,
      u1: (px + print.width) / width,
      v0: py / height,
      v1: (py + print.height) / height,
    }
  })
  return { width, height, coverage, boxes }
}

function addPlate(data: VertexData, plate: Plate, box: Box): void {
  const { at, headingRad, leanRad, widthM, heightM } = plate
  const [s, c] = [Math.sin(headingRad), Math.cos(headingRad)]
  const right = [c, 0, -s] as const
  const up = [-s * Math.sin(leanRad), Math.cos(leanRad), -c * Math.sin(leanRad)] as const
  const front = [s * Math.cos(leanRad), Math.sin(leanRad), c * Math.cos(leanRad)] as const
  const positions = data.positions as number[]
  const first = positions.length / 3
  const corners = [[-1, -1, box.u0, box.v1], [1, -1, box.u1, box.v1], [1, 1, box.u1, box.v0], [-1, 1, box.u0, box.v0]] as const // prettier-ignore
  for (const [a, b, u, v] of corners) {
    const origin = [at.xM, at.yM, at.zM]
    for (let i = 0; i < 3; i++)
      positions.push(origin[i]! + (right[i]! * a * widthM) / 2 + (up[i]! * b * heightM) / 2)
    ;(data.normals as number[]).push(...front)
    ;(data.uvs as number[]).push(u, v)
  }
  ;(data.indices as number[]).push(first, first + 1, first + 2, first, first + 2, first + 3)
}
