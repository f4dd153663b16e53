/** How to go about in a headset: for the page beside it and for the panel in the room. */
import type { UiLanguage } from '../../core/heritage/text.ts'

export interface GuideWords {
  readonly title: string
  readonly lines: readonly string[]
  readonly done: string
}

export const guideWords: Readonly<Record<UiLanguage, GuideWords>> = {
  en: {
    title: 'Going about',
    lines: [
      'Point at an object and pull the trigger, or pinch, to look closely.',
      'Push the stick ahead to move, aside to turn.',
      'With bare hands, point at the floor and keep pinching for a moment to move there.',
      'Squeeze the grip to choose how you are moved.',
    ],
    done: 'Done',
  },
  zh: {
    title: '参观方法',
    lines: [
      '指向展品，扣动扳机或捏合手指，即可近看。',
      '摇杆前推移步，左右拨动转身。',
      '徒手时指向地面，捏住手指片刻，即可移到该处。',
      '按握持键，可选移动方式。',
    ],
    done: '好了',
  },
}
