/** How one may be moved in a headset, in words: for the page and for the panel in the room. */
import type { UiLanguage } from '../../core/heritage/text.ts'
import type { Motion } from './comfort.ts'

export interface ComfortWords {
  readonly title: string
  readonly motion: string
  readonly motions: Readonly<Record<Motion, string>>
  readonly turn: string
  readonly shaded: string
  readonly seated: string
  readonly yes: string
  readonly no: string
  readonly done: string
}

export const comfortWords: Readonly<Record<UiLanguage, ComfortWords>> = {
  en: {
    title: 'Moving in the headset',
    motion: 'The stick moves you',
    motions: { teleport: 'by steps (kinder to most)', smooth: 'smoothly, as one walks' },
    turn: 'A turn by the stick, when moving by steps',
    shaded: 'The edge of sight darkens while the stick walks',
    seated: 'I sit: lift my eyes to those of someone who stands',
    yes: 'Yes',
    no: 'No',
    done: 'Done',
  },
  zh: {
    title: '头显中的移动方式',
    motion: '摇杆移动',
    motions: { teleport: '逐步跳移（多数人更舒适）', smooth: '平滑行走' },
    turn: '逐步跳移时，每次转身',
    shaded: '平滑行走时，压暗视野边缘',
    seated: '我坐着参观：将视线抬至站立高度',
    yes: '是',
    no: '否',
    done: '好了',
  },
}
