/** What is said while a making is played. Loaded with it. */
import type { UiLanguage } from '../heritage/text.ts'

const en = {
  title: 'How it was made',
  help: 'The steps of its technique, shown on its own reconstruction. How this very piece was made is known only as far as its record says.',
  technique: 'Technique',
  scrubber: 'Step',
  at: (step: number, count: number, name: string) => `${step} of ${count}: ${name}`,
  play: 'Play',
  pause: 'Pause',
  before: 'Step back',
  after: 'Next step',
  finished: 'The finished object',
  working: 'The step is being made …',
  failed: 'This step could not be made.',
  sources: 'After',
  none: 'No steps are written for its technique yet.',
}

const zh: typeof en = {
  title: '制作工序',
  help: '在其复原模型上演示所用工艺的步骤。此件本身如何制成，仅止于著录所及。',
  technique: '工艺',
  scrubber: '步骤',
  at: (step, count, name) => `第 ${step} 步，共 ${count} 步：${name}`,
  play: '播放',
  pause: '暂停',
  before: '上一步',
  after: '下一步',
  finished: '显示成品',
  working: '正在生成……',
  failed: '未能生成此步骤。',
  sources: '参考',
  none: '其工艺步骤尚未撰写。',
}

export type MakingWords = typeof en
export const makingWords: Readonly<Record<UiLanguage, MakingWords>> = { en, zh }
