/** The facts about a thing, on a panel that stands in the room beside it. Never locked to the head. */
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
import { panelWords, type PanelPage } from './panel-text.ts'

export interface PanelPlace {
  readonly xM: number
  readonly yM: number
  readonly zM: number
  /** The panel's front points this way: to the reader. */
  readonly headingRad: number
}

export interface PanelWishes {
  /** Called with what is written, for those who cannot see it. */
  shown(text: string): void
  close(): void
  /** Degrees to turn the thing by. */
  turn(degrees: number): void
}

const widthM = 0.92
const heightM = 0.74
/** 2.2 pixels a millimetre: sharp at arm's length, one texture that every headset takes. */
const pxPerM = 2_200
/** 1.3 degrees at 1.5 m. */
const lineM = 0.034
const ink = '#1c1a17'
const paper = '#f8f6f2'
const brass = '#7d5f28'
const hairline = '#d9d3c8'

export class FactsPanel {
  readonly mesh: Mesh
  private readonly texture: AdvancedDynamicTexture
  private readonly title: TextBlock
  private readonly body: TextBlock
  private readonly counter: TextBlock
  private readonly pages: readonly PanelPage[]
  private readonly wishes: PanelWishes
  private page = 0

  constructor(
    scene: Scene,
    {
      pages,
      place,
      language,
      wishes,
    }: { pages: readonly PanelPage[]; place: PanelPlace; language: UiLanguage; wishes: PanelWishes },
  ) {
    this.pages = pages
    this.wishes = wishes
    this.mesh = CreatePlane(
      'facts',
      { width: widthM, height: heightM, sideOrientation: Mesh.DOUBLESIDE },
      scene,
    )
    this.mesh.position.set(place.xM, place.yM, place.zM)
    this.mesh.rotation.y = place.headingRad
    addStand(this.mesh, { halfHeightM: heightM / 2, clearM: place.yM - heightM / 2 })
    this.texture = AdvancedDynamicTexture.CreateForMesh(this.mesh, widthM * pxPerM, heightM * pxPerM, true)
    const sheet = new Rectangle('sheet')
    sheet.background = paper
    sheet.color = hairline
    sheet.thickness = 3
    this.texture.addControl(sheet)
    const family = language === 'zh' ? "'Noto Serif SC Variable', serif" : "'Source Serif 4 Variable', serif"
    this.title = block('title', { sizeM: lineM * 1.25, family, topM: 0.045, heightM: 0.11 })
    this.body = block('body', { sizeM: lineM * 0.82, family, topM: 0.17, heightM: 0.4 })
    this.body.textWrapping = true
    this.body.lineSpacing = language === 'zh' ? '14px' : '8px'
    this.counter = block('counter', { sizeM: lineM * 0.6, family, topM: 0.585, heightM: 0.03 })
    for (const text of [this.title, this.body, this.counter]) sheet.addControl(text)
    const words = panelWords[language]
    const buttons: [string, () => void][] = [
      [words.close, () => wishes.close()],
      [words.turnLeft, () => wishes.turn(-30)],
      [words.turnRight, () => wishes.turn(30)],
    ]
    if (pages.length > 1) buttons.push([words.next, () => this.show((this.page + 1) % pages.length)])
    buttons.forEach(([label, act], i) =>
      sheet.addControl(button(label, act, { index: i, count: buttons.length, family })),
    )
    this.show(0)
  }

  /** What is written at the moment. */
  get text(): string {
    return `${this.title.text}\n${this.body.text}`
  }

  dispose(): void {
    this.texture.dispose()
    this.mesh.dispose(false, true)
  }

  private show(page: number): void {
    this.page = page
    const { title, body } = this.pages[page]!
    this.title.text = title
    this.body.text = body
    this.counter.text = this.pages.length > 1 ? `${page + 1} / ${this.pages.length}` : ''
    this.wishes.shown(this.text)
  }
}

interface Placed {
  readonly sizeM: number
  readonly family: string
  readonly topM: number
  readonly heightM: number
}

function block(name: string, { sizeM, family, topM, heightM: height }: Placed): TextBlock {
  const text = new TextBlock(name)
  text.color = ink
  text.fontFamily = family
  text.fontSizeInPixels = sizeM * pxPerM
  text.textHorizontalAlignment = Control.HORIZONTAL_ALIGNMENT_LEFT
  text.textVerticalAlignment = Control.VERTICAL_ALIGNMENT_TOP
  text.verticalAlignment = Control.VERTICAL_ALIGNMENT_TOP
  text.textWrapping = true
  text.topInPixels = topM * pxPerM
  text.heightInPixels = height * pxPerM
  text.widthInPixels = (widthM - 0.1) * pxPerM
  return text
}

function button(
  label: string,
  act: () => void,
  { index, count, family }: { index: number; count: number; family: string },
): Button {
  const made = Button.CreateSimpleButton(`button ${index}`, label)
  const gap = 0.02
  const wide = (widthM - 0.1 - gap * (count - 1)) / count
  made.widthInPixels = wide * pxPerM
  made.heightInPixels = 0.085 * pxPerM
  made.leftInPixels = (0.05 + index * (wide + gap)) * pxPerM
  made.topInPixels = -0.035 * pxPerM
  made.horizontalAlignment = Control.HORIZONTAL_ALIGNMENT_LEFT
  made.verticalAlignment = Control.VERTICAL_ALIGNMENT_BOTTOM
  made.background = index === 0 ? brass : paper
  made.color = index === 0 ? paper : brass
  made.thickness = 4
  made.cornerRadius = 4
  made.fontFamily = family
  made.fontSizeInPixels = lineM * 0.86 * pxPerM
  made.onPointerClickObservable.add(act)
  return made
}
