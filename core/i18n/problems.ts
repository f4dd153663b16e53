/** What the museum's refusals say to a curator, by their codes. Loaded by the desk alone. */
import type { Problem } from '../api/messages.ts'
import type { UiLanguage } from '../heritage/text.ts'
import { curatorStrings } from './curator.ts'
import type { CuratorStrings } from './curator.ts'

type Sentences = Readonly<Record<string, string>>

const en: Sentences = {
  'sign-in-refused': 'The e-mail address or the password is wrong.',
  'too-many-attempts': 'Too many attempts. Wait a little and try again.',
  'too-many-requests': 'Too many requests at once. Wait a little and try again.',
  'link-invalid':
    'This link was used before, is older than a day, or was never given. Start the museum again for a new one, or use “mouseion admin create”.',
  'account-exists': 'There is an account with this e-mail address already.',
  'sign-in-required': 'You are no longer signed in. Sign in again; what you wrote here is not saved.',
  forbidden: 'Only administrators may do this.',
  'version-conflict': 'Someone else changed this meanwhile.',
  'not-found': 'That is no longer here.',
  invalid: 'Something is missing or does not fit:',
  'invalid-change': 'The museum can’t take this change:',
  'nothing-to-revert': 'That change changed nothing, so there is nothing to undo.',
  'too-large': 'That is larger than the museum takes.',
  'unsupported-media-type': 'That is not a kind of file that is taken here.',
  'scans-busy': 'Other scans are being prepared. Try again in a minute.',
  'training-busy': 'This model is being trained already.',
  'store-unavailable': 'The museum’s store does not answer just now. Try again in a minute.',
  unavailable: 'This is not available in this museum.',
}
const zh: Sentences = {
  'sign-in-refused': '电子邮箱或密码有误。',
  'too-many-attempts': '尝试次数过多，请稍候再试。',
  'too-many-requests': '请求过于频繁，请稍候再试。',
  'link-invalid':
    '此链接已用过、已逾一日，或并非本馆所发。请重新启动本馆以取得新链接，或用命令“mouseion admin create”。',
  'account-exists': '此电子邮箱已有账户。',
  'sign-in-required': '登录已失效。请重新登录；此处所写尚未保存。',
  forbidden: '此操作仅限管理员。',
  'version-conflict': '他人在此期间已作修改。',
  'not-found': '此项已不存在。',
  invalid: '有缺漏或不合要求之处：',
  'invalid-change': '本馆无法接受此项改动：',
  'nothing-to-revert': '该次修订并未改动任何内容，无可撤销。',
  'too-large': '超过本馆接收的上限。',
  'unsupported-media-type': '不接收此类文件。',
  'scans-busy': '正在处理其他扫描模型，请稍候再试。',
  'training-busy': '此模型正在训练。',
  'store-unavailable': '本馆的数据库暂无响应，请稍候再试。',
  unavailable: '本馆未开通此功能。',
}
const sentences: Readonly<Record<UiLanguage, Sentences>> = { en, zh }

/** Fields of the desk's forms, by where they are in a request. */
const fields: readonly (readonly [RegExp, (t: CuratorStrings) => string, number])[] = [
  [/(^|\.)labels\.en$/, (t) => t.nameEn, 300],
  [/(^|\.)labels\.zh$/, (t) => t.nameZh, 300],
  [/(^|\.)descriptions\.en$/, (t) => t.textEn, 6_000],
  [/(^|\.)descriptions\.zh$/, (t) => t.textZh, 6_000],
  [/^message$/, (t) => t.why, 500],
]
const bounds: Readonly<Record<UiLanguage, (name: string, most: number) => string>> = {
  en: (name, most) => `${name}: between 1 and ${most.toLocaleString('en-GB')} characters`,
  zh: (name, most) => `${name}：须为1至${most}个字符`,
}

export interface ProblemText {
  /** Undefined for a code that is not known here. */
  readonly sentence: string | undefined
  readonly issues: readonly string[]
}

export function problemText(
  { code, status, detail, issues = [] }: Problem,
  language: UiLanguage,
): ProblemText {
  const t = curatorStrings[language]
  const words = sentences[language]
  return {
    // The museum's own words, which know more, are English.
    sentence: words[code] ?? (language === 'en' ? detail : status === 413 ? words['too-large'] : undefined),
    issues: issues.map(({ path, message }) => {
      const field = fields.find(([where]) => where.test(path))
      return field === undefined ? `${path}: ${message}` : bounds[language](field[1](t), field[2])
    }),
  }
}
