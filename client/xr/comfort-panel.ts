/** How one is moved, chosen in the headset itself: a panel that a squeeze of the grip brings and takes away. */
import type { Button } from '@babylonjs/gui/2D/controls/button.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { UiLanguage } from '../../core/heritage/text.ts'
import { comfortWords } from './comfort-words.ts'
import { motions, snapAngles, type Comfort } from './comfort.ts'
import { lineM, markButton, PanelSheet, rowOf, type PanelPlace } from './panel-sheet.ts'

export interface ComfortWishes {
  chosen(comfort: Comfort): void
  close(): void
}

interface Option {
  readonly label: string
  readonly comfort: Partial<Comfort>
}

/** What is asked, and what can be answered. Pure. */
export function comfortQuestions(
  language: UiLanguage,
): { readonly title: string; readonly options: Option[] }[] {
  const words = comfortWords[language]
  const yesNo = (key: 'shaded' | 'seated'): Option[] => [
    { label: words.yes, comfort: { [key]: true } },
    { label: words.no, comfort: { [key]: false } },
  ]
  return [
    {
      title: words.motion,
      options: motions.map((motion) => ({ label: words.motions[motion], comfort: { motion } })),
    },
    {
      title: words.turn,
      options: snapAngles.map((snapDegrees) => ({ label: `${snapDegrees}°`, comfort: { snapDegrees } })),
    },
    { title: words.shaded, options: yesNo('shaded') },
    { title: words.seated, options: yesNo('seated') },
  ]
}

const firstM = 0.045
const questionM = 0.148
const buttonsBelowM = 0.045

export class ComfortPanel {
  private readonly sheet: PanelSheet
  private readonly buttons: { readonly button: Button; readonly option: Option }[] = []
  private comfort: Comfort
  readonly text: string

  constructor(
    scene: Scene,
    {
      comfort,
      place,
      language,
      wishes,
    }: { comfort: Comfort; place: PanelPlace; language: UiLanguage; wishes: ComfortWishes },
  ) {
    this.comfort = comfort
    const sheet = new PanelSheet(scene, { place, language })
    this.sheet = sheet
    const questions = comfortQuestions(language)
    for (const [row, { title, options }] of questions.entries()) {
      const topM = firstM + row * questionM
      sheet.addText(title, { sizeM: lineM * 0.72, topM, heightM: 0.05 }).text = title
      const boxes = rowOf(options.length, topM + buttonsBelowM)
      for (const [i, option] of options.entries()) {
        const button = sheet.addButton(option.label, boxes[i]!, () => {
          this.show({ ...this.comfort, ...option.comfort })
          wishes.chosen(this.comfort)
        })
        this.buttons.push({ button, option })
      }
    }
    sheet.addButton(
      comfortWords[language].done,
      { ...rowOf(4, firstM + questions.length * questionM - 0.012)[3]!, heightM: 0.065 },
      () => wishes.close(),
    )
    this.text = [comfortWords[language].title, ...questions.map(({ title }) => title)].join('\n')
    this.show(comfort)
  }

  get mesh(): Mesh {
    return this.sheet.mesh
  }

  show(comfort: Comfort): void {
    this.comfort = comfort
    const chosen = Object.entries(comfort)
    for (const { button, option } of this.buttons) {
      const [[key, value]] = Object.entries(option.comfort) as [[string, unknown]]
      markButton(
        button,
        chosen.some(([k, v]) => k === key && v === value),
      )
    }
  }

  dispose(): void {
    this.sheet.dispose()
  }
}
