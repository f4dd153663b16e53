/** What the rooms say before the interface is there: so little that both languages come with the first picture. */
import type { UiLanguage } from '../heritage/text.ts'

export const openingStages = ['exhibit', 'room'] as const
export type OpeningStage = (typeof openingStages)[number]

export interface OpeningWords {
  readonly museum: string
  /** Names the canvas for those who do not see it. */
  readonly canvas: string
  readonly opening: string
  /** What is being done until the first picture, in this order. */
  readonly stages: Readonly<Record<OpeningStage, string>>
}

export const openingWords: Readonly<Record<UiLanguage, OpeningWords>> = {
  en: {
    museum: 'Mouseion',
    canvas: 'The rooms in three dimensions. Everything here can also be done from the list beside it.',
    opening: 'Opening the rooms …',
    stages: { exhibit: '1 of 2: fetching the exhibit', room: '2 of 2: building the first room' },
  },
  zh: {
    museum: '缪斯之苑',
    canvas: '三维展厅。此处一切操作，亦可在旁边的目录中完成。',
    opening: '展厅即将打开……',
    stages: { exhibit: '第一步，共两步：取来展览', room: '第二步，共两步：搭建第一间展厅' },
  },
}
