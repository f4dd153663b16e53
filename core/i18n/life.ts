/** What is said of an artifact's life. Loaded with it. */
import type { Condition, ConditionPlace, LifeEvent, RepairWay } from '../heritage/life.ts'
import type { UiLanguage } from '../heritage/text.ts'
import type { Basis } from '../twin/life/infer.ts'

type Degree = 0 | 1 | 2
type Degrees = readonly [string, string, string]

export interface LifeWords {
  readonly title: string
  readonly help: string
  readonly slider: string
  readonly today: string
  /** The twin is shown in another way than in a state of its life. */
  readonly noneShown: string
  readonly making: string
  readonly failed: string
  readonly events: Readonly<Record<LifeEvent, string>>
  readonly recorded: string
  readonly inferred: string
  readonly looks: { readonly recorded: string; readonly inferred: string }
  readonly state: (index: number, count: number, name: string, date: string) => string
  readonly basis: Readonly<Record<Basis, Readonly<Partial<Record<LifeEvent, string>>>>>
  readonly condition: {
    readonly soil: Degrees
    readonly patina: Degrees
    readonly loss: Degrees
    readonly repair: Readonly<Record<RepairWay, string>>
    readonly none: string
    readonly at: (text: string, place: string) => string
    readonly places: Readonly<Record<Exclude<ConditionPlace, 'all'>, string>>
    readonly separator: string
  }
  readonly sources: string
}

const en: LifeWords = {
  title: 'Its life',
  help: 'The slider goes from its making to today. What a source tells is marked as recorded; the rest is inferred, and its look is our estimate.',
  slider: 'State',
  today: 'As it is today',
  noneShown: 'none of these is shown',
  making: 'The state is being made …',
  failed: 'This state could not be made.',
  events: {
    made: 'Made',
    used: 'In use',
    damaged: 'Damaged',
    buried: 'Buried',
    found: 'Found',
    conserved: 'Conserved',
    today: 'Today',
  },
  recorded: 'recorded',
  inferred: 'inferred',
  looks: { recorded: 'The condition is described in the source.', inferred: 'How it looked is inferred.' },
  state: (index, count, name, date) => `${index} of ${count}: ${name}${date === '' ? '' : `, ${date}`}`,
  basis: {
    date: { made: 'Made at the recorded date; shown new.' },
    form: { used: 'In use, as such things were; that it wears a little is inferred.' },
    findspot: {
      buried: 'A findspot is recorded, so it lay in the ground, or hidden, for a time.',
      found: 'Found at the recorded place; earth still lies on it.',
    },
    acquisition: {
      conserved: 'Acquired in the year that the credit line names; cleaned at the latest then.',
    },
    surface: { today: 'As its record describes it now.' },
  },
  condition: {
    soil: ['a little earth', 'earth', 'thick earth'],
    patina: ['slightly aged surface', 'aged surface', 'strongly aged surface'],
    loss: ['chipped', 'broken', 'a large piece missing'],
    repair: {
      seam: 'joined from fragments',
      fill: 'losses filled in',
      staples: 'mended with staples',
      gold: 'mended with lacquer and gold',
    },
    none: 'whole and clean',
    at: (text, place) => `${text} (${place})`,
    places: {
      top: 'top',
      bottom: 'foot',
      left: 'left',
      right: 'right',
      front: 'front',
      back: 'back',
      corner: 'corner',
      inside: 'inside',
    },
    separator: '; ',
  },
  sources: 'Source',
}

const zh: LifeWords = {
  title: '器物经历',
  help: '滑块自制成移至今日。有据可查者标“著录”，其余标“推断”，外观出自本馆估计。',
  slider: '阶段',
  today: '回到今日',
  noneShown: '眼前所见不属以下任何阶段',
  making: '正在生成……',
  failed: '未能生成此阶段。',
  events: {
    made: '制成',
    used: '使用',
    damaged: '损坏',
    buried: '埋藏',
    found: '发现',
    conserved: '修护',
    today: '今日',
  },
  recorded: '著录',
  inferred: '推断',
  looks: { recorded: '来源述及其保存状况。', inferred: '当时外观出于推断。' },
  state: (index, count, name, date) =>
    `第 ${index} 阶段，共 ${count} 阶段：${name}${date === '' ? '' : `，${date}`}`,
  basis: {
    date: { made: '依著录年代制成，显示初成之貌。' },
    form: { used: '按同类器物之用使用，略有磨损，此为推断。' },
    findspot: {
      buried: '既著录发现地点，当曾埋藏或隐没一段时间。',
      found: '于著录地点发现，犹带泥土。',
    },
    acquisition: { conserved: '据藏品来源所记年份入藏，至迟此时已经清理。' },
    surface: { today: '如藏品档案所述之现状。' },
  },
  condition: {
    soil: ['微有泥土', '附着泥土', '泥土厚积'],
    patina: ['表面微旧', '表面陈旧', '表面老化甚深'],
    loss: ['小磕缺', '有残损', '大块缺失'],
    repair: { seam: '碎片拼合', fill: '缺处补配', staples: '锔钉修补', gold: '漆金修补（金缮）' },
    none: '完整洁净',
    at: (text, place) => `${text}（${place}）`,
    places: {
      top: '上部',
      bottom: '底足',
      left: '左侧',
      right: '右侧',
      front: '正面',
      back: '背面',
      corner: '一角',
      inside: '内部',
    },
    separator: '；',
  },
  sources: '来源',
}

export const lifeWords: Readonly<Record<UiLanguage, LifeWords>> = { en, zh }

/** A condition in words, worst first. */
export function conditionText(
  { soil, patina, loss, repair }: Condition,
  { condition: words }: LifeWords,
): string {
  const placed = (text: string, at: ConditionPlace | undefined) =>
    at === undefined || at === 'all' ? text : words.at(text, words.places[at])
  const degree = (amount: number): Degree => (amount <= 0.33 ? 0 : amount <= 0.66 ? 1 : 2)
  const parts = [
    ...(loss && loss.amount > 0 ? [placed(words.loss[degree(loss.amount)], loss.at)] : []),
    ...(repair && repair.amount > 0 ? [placed(words.repair[repair.by ?? 'seam'], repair.at)] : []),
    ...(soil && soil.amount > 0 ? [placed(words.soil[degree(soil.amount)], soil.at)] : []),
    ...(patina && patina.amount > 0 ? [placed(words.patina[degree(patina.amount)], patina.at)] : []),
  ]
  return parts.length === 0 ? words.none : parts.join(words.separator)
}
