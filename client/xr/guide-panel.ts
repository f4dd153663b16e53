/** What can be done in a headset, on a panel that stands beside whoever comes in. */
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { UiLanguage } from '../../core/heritage/text.ts'
import { guideWords } from './guide-words.ts'
import { bodyOn, buttonsM, markButton, PanelSheet, rowOf, titleOn, type PanelPlace } from './panel-sheet.ts'

export class GuidePanel {
  private readonly sheet: PanelSheet
  readonly text: string

  constructor(
    scene: Scene,
    { place, language, close }: { place: PanelPlace; language: UiLanguage; close: () => void },
  ) {
    const { title, lines, done } = guideWords[language]
    this.sheet = new PanelSheet(scene, { place, language })
    titleOn(this.sheet).text = title
    bodyOn(this.sheet, language).text = lines.join('\n\n')
    markButton(this.sheet.addButton(done, rowOf(4, buttonsM)[3]!, close), true)
    this.text = [title, ...lines].join('\n')
  }

  get mesh(): Mesh {
    return this.sheet.mesh
  }

  dispose(): void {
    this.sheet.dispose()
  }
}
