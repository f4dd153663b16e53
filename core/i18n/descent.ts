/** What the language hall says of changes that run forward from an ancestor's form. */
import type { UiLanguage } from '../heritage/text.ts'

export interface DescentWords {
  readonly title: string
  readonly text: string
  readonly run: (language: string, form: string) => string
  readonly result: (language: string, form: string) => string
  readonly expected: string
  readonly recorded: string
  readonly changes: string
  readonly unrecorded: string
  /** The expected form is the recorded one. */
  readonly agrees: string
  readonly notRecord: string
  readonly learned: (words: number) => string
  readonly change: (change: ShownChange) => string
  readonly none: string
  readonly readAs: (segment: string, as: string) => string
}
interface ShownChange {
  /** Empty for nothing. */
  readonly source: string
  readonly target: string
  readonly percent: string
  readonly count: number
  readonly of: number
}

const en: DescentWords = {
  title: 'Forward in time',
  text: 'Run the changes that were learned from other words down the tree, as if no daughter of this word were known.',
  run: (language, form) => `From ${language} ${form}`,
  result: (language, form) => `What ${language} ${form} may have become`,
  expected: 'Expected',
  recorded: 'On record',
  changes: 'Changes on the way',
  unrecorded: 'nothing on record',
  agrees: 'as expected',
  notRecord: 'Dotted forms are expected by rule; they are no record.',
  learned: (words) => `from ${words} words`,
  change: ({ source, target, percent, count, of }) =>
    source === ''
      ? `${target} added (${percent})`
      : source === target
        ? `${source} stays (${percent}; ${count} of ${of})`
        : target === ''
          ? `${source} lost (${percent}; ${count} of ${of})`
          : `${source} → ${target} (${percent}; ${count} of ${of})`,
  none: 'Too few words are shared with any daughter for her changes to be learned.',
  readAs: (segment, as) => `The sound ${segment} was never recorded there and is read as ${as}.`,
}

const zh: DescentWords = {
  title: '顺时而下',
  text: '把从其他词学得的音变沿谱系推演下去，推演时不看这个词在各后代语言中的记录。',
  run: (language, form) => `由${language} ${form} 推演`,
  result: (language, form) => `${language} ${form} 可能演变成的形式`,
  expected: '推演',
  recorded: '记录',
  changes: '途中音变',
  unrecorded: '未见记录',
  agrees: '与推演相符',
  notRecord: '带点线的形式由规律推演而得，并非记录。',
  learned: (words) => `据${words}个词`,
  change: ({ source, target, percent, count, of }) =>
    source === ''
      ? `增${target}（${percent}）`
      : source === target
        ? `${source}不变（${percent}；${of}次中${count}次）`
        : target === ''
          ? `${source}脱落（${percent}；${of}次中${count}次）`
          : `${source} → ${target}（${percent}；${of}次中${count}次）`,
  none: '与各后代语言共有的词太少，学不出音变。',
  readAs: (segment, as) => `${segment}这个音未见记录，按${as}处理。`,
}

export const descentWords: Readonly<Record<UiLanguage, DescentWords>> = { en, zh }
