/** The facts about a thing, on a panel that stands in the room beside it. */
import type { TextBlock } from '@babylonjs/gui/2D/controls/textBlock.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { UiLanguage } from '../../core/heritage/text.ts'
import {
  bodyOn,
  buttonsM,
  lineM,
  markButton,
  PanelSheet,
  rowOf,
  titleOn,
  type PanelPlace,
} from './panel-sheet.ts'
import { panelWords, type PanelPage } from './panel-text.ts'

export interface PanelWishes {
  /** Called with what is written, for those who cannot see it. */
  shown(text: string): void
  close(): void
  /** Degrees to turn the thing by. */
  turn(degrees: number): void
}

export class FactsPanel {
  private readonly sheet: PanelSheet
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
    const sheet = new PanelSheet(scene, { place, language })
    this.sheet = sheet
    this.title = titleOn(sheet)
    this.body = bodyOn(sheet, language)
    this.counter = sheet.addText('counter', { sizeM: lineM * 0.6, topM: 0.575, heightM: 0.03 })
    const words = panelWords[language]
    const buttons: [string, () => void][] = [
      [words.close, () => wishes.close()],
      [words.turnLeft, () => wishes.turn(-30)],
      [words.turnRight, () => wishes.turn(30)],
    ]
    if (pages.length > 1) buttons.push([words.next, () => this.show((this.page + 1) % pages.length)])
    const boxes = rowOf(buttons.length, buttonsM)
    buttons.forEach(([label, act], i) => markButton(sheet.addButton(label, boxes[i]!, act), i === 0))
    this.show(0)
  }

  get mesh(): Mesh {
    return this.sheet.mesh
  }

  /** What is written at the moment. */
  get text(): string {
    return `${this.title.text}\n${this.body.text}`
  }

  dispose(): void {
    this.sheet.dispose()
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
