/** A sheet of paper that stands in the room, with words and buttons on it. Never locked to the head. */
import { AdvancedDynamicTexture } from '@babylonjs/gui/2D/advancedDynamicTexture.js'
import { Button } from '@babylonjs/gui/2D/controls/button.js'
import { Control } from '@babylonjs/gui/2D/controls/control.js'
import { Rectangle } from '@babylonjs/gui/2D/controls/rectangle.js'
import { TextBlock } from '@babylonjs/gui/2D/controls/textBlock.js'
import { CreatePlane } from '@babylonjs/core/Meshes/Builders/planeBuilder.js'
import '@babylonjs/core/Materials/standardMaterial.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { UiLanguage } from '../../core/heritage/text.ts'
import { addStand } from './panel-stand.ts'

export interface PanelPlace {
  readonly xM: number
  readonly yM: number
  readonly zM: number
  /** The panel's front points this way: to the reader. */
  readonly headingRad: number
}

export const sheetWidthM = 0.92
const heightM = 0.74
/** From the sheet's edge to what is written. */
export const sheetMarginM = 0.05
/** 2.2 pixels a millimetre: sharp at arm's length, one texture that every headset takes. */
const pxPerM = 2_200
/** 1.3 degrees at 1.5 m. */
export const lineM = 0.034
const ink = '#1c1a17'
const paper = '#f8f6f2'
const brass = '#7d5f28'
const hairline = '#d9d3c8'

/** Metres from the sheet's upper left corner. */
interface Box {
  readonly leftM: number
  readonly topM: number
  readonly widthM: number
  readonly heightM: number
}

export class PanelSheet {
  readonly mesh: Mesh
  private readonly texture: AdvancedDynamicTexture
  private readonly paper = new Rectangle('sheet')
  private readonly family: string

  constructor(scene: Scene, { place, language }: { place: PanelPlace; language: UiLanguage }) {
    this.family = language === 'zh' ? "'Noto Serif SC Variable', serif" : "'Source Serif 4 Variable', serif"
    this.mesh = CreatePlane(
      'sheet',
      { width: sheetWidthM, height: heightM, sideOrientation: Mesh.DOUBLESIDE },
      scene,
    )
    this.mesh.position.set(place.xM, place.yM, place.zM)
    this.mesh.rotation.y = place.headingRad
    addStand(this.mesh, { halfHeightM: heightM / 2, clearM: place.yM - heightM / 2 })
    this.texture = AdvancedDynamicTexture.CreateForMesh(
      this.mesh,
      sheetWidthM * pxPerM,
      heightM * pxPerM,
      true,
    )
    this.paper.background = paper
    this.paper.color = hairline
    this.paper.thickness = 3
    this.texture.addControl(this.paper)
  }

  /** A block of words over the sheet's width; `lines` lie apart by so many pixels more than the letters ask for. */
  addText(
    name: string,
    {
      sizeM,
      topM,
      heightM: height,
      linePx,
    }: { sizeM: number; topM: number; heightM: number; linePx?: number },
  ): TextBlock {
    const text = new TextBlock(name)
    text.color = ink
    text.fontFamily = this.family
    text.fontSizeInPixels = sizeM * pxPerM
    text.textHorizontalAlignment = Control.HORIZONTAL_ALIGNMENT_LEFT
    text.textVerticalAlignment = Control.VERTICAL_ALIGNMENT_TOP
    text.textWrapping = true
    if (linePx !== undefined) text.lineSpacing = `${linePx}px`
    this.put(text, { leftM: sheetMarginM, topM, widthM: sheetWidthM - 2 * sheetMarginM, heightM: height })
    return text
  }

  addButton(label: string, box: Box, act: () => void): Button {
    const made = Button.CreateSimpleButton(`button ${label}`, label)
    made.thickness = 4
    made.cornerRadius = 4
    made.fontFamily = this.family
    made.fontSizeInPixels = lineM * 0.86 * pxPerM
    made.onPointerClickObservable.add(act)
    markButton(made, false)
    this.put(made, box)
    return made
  }

  dispose(): void {
    this.texture.dispose()
    this.mesh.dispose(false, true)
  }

  private put(control: Control, { leftM, topM, widthM, heightM: height }: Box): void {
    control.horizontalAlignment = Control.HORIZONTAL_ALIGNMENT_LEFT
    control.verticalAlignment = Control.VERTICAL_ALIGNMENT_TOP
    control.leftInPixels = leftM * pxPerM
    control.topInPixels = topM * pxPerM
    control.widthInPixels = widthM * pxPerM
    control.heightInPixels = height * pxPerM
    this.paper.addControl(control)
  }
}

/** Where a sheet's title, its words and its buttons are, in metres from its upper edge. */
export const titleOn = (sheet: PanelSheet): TextBlock =>
  sheet.addText('title', { sizeM: lineM * 1.25, topM: 0.045, heightM: 0.11 })
export const bodyOn = (sheet: PanelSheet, language: UiLanguage): TextBlock =>
  sheet.addText('body', {
    sizeM: lineM * 0.82,
    topM: 0.17,
    heightM: 0.4,
    linePx: language === 'zh' ? 14 : 8,
  })
export const buttonsM = 0.62

/** Boxes side by side over the sheet's width, from one height. */
export function rowOf(count: number, topM: number): Box[] {
  const gapM = 0.02
  const widthM = (sheetWidthM - 2 * sheetMarginM - gapM * (count - 1)) / count
  return Array.from({ length: count }, (_, i) => ({
    leftM: sheetMarginM + i * (widthM + gapM),
    topM,
    widthM,
    heightM: 0.085,
  }))
}

/** Filled where it is what is chosen, or what is done next. */
export function markButton(button: Button, filled: boolean): void {
  button.background = filled ? brass : paper
  button.color = filled ? paper : brass
}
