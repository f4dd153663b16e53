/** What timelines, maps and the walk along relations say. Loaded with them. */
import type { UiLanguage } from '../heritage/text.ts'

const en = {
  title: 'Its world',
  timeline: 'Among its contemporaries',
  timelineText:
    'Each bar is as long as the record leaves the date open; a dashed end is an “about” or a “perhaps”.',
  map: 'Where it was made, found and held',
  mapAll: 'Where they were made, found and are held',
  land: 'Map of the world',
  roles: { made: 'Made', found: 'Found', held: 'Held' },
  nowhere: 'No place is recorded that can be put on a map.',
  undated: 'No date is recorded.',
  use: 'What it was used for',
  graph: 'How it is joined to the rest',
  graphText: 'Choose a neighbour to stand in its place; the arrow keys go from one to the next.',
  graphName: (name: string) => `What ${name} is joined to`,
  middle: (name: string, n: number) => `In the middle now: ${name}, joined to ${n}.`,
  open: (name: string) => `Open the page of ${name}`,
  back: 'Back',
  more: (n: number) => `and ${n} more on its page`,
  collection: 'The collection',
  collectionText:
    'All that the museum shows, by when and where it was made. Choose a culture, a material or a technique; the address keeps the choice.',
  facets: { culture: 'Culture', material: 'Material', technique: 'Technique' },
  any: 'any',
  count: (n: number, all: number) => (n === all ? `${all} objects` : `${n} of ${all} objects`),
  clear: 'Show everything',
  when: 'When',
  where: 'Where',
  overTime: 'How it changed over time',
  overTimeText:
    'Objects by century. One whose date spans several centuries is divided among them, so that a bar may stand for part of an object.',
  by: 'By',
  most: (n: number) => `at most ${n}`,
  table: 'As a table',
  object: 'Object',
  date: 'Date',
  century: 'Century',
  parts: (n: number) => String(Number(n.toFixed(2))),
  objects: (n: number) => (n === 1 ? '1 object' : `${n} objects`),
  allPlaces: (n: number) => `All ${n} places`,
  none: 'Nothing in the collection fits this choice.',
  find: {
    field: 'Find in the museum: objects, places, customs, words, in English or Chinese',
    ask: 'Find',
    found: (n: number) => (n === 0 ? 'Nothing found.' : `Found: ${n}`),
    list: (sought: string) => `Found for “${sought}”`,
    byMeaning: 'like it in meaning',
  },
}
export type WorldWords = typeof en

const zh: WorldWords = {
  title: '它的世界',
  timeline: '同时代之物',
  timelineText: '线段长短即著录年代的跨度；虚线端表示“约”或“或为”。',
  map: '制作、出土与收藏之地',
  mapAll: '制作、出土与收藏之地',
  land: '世界地图',
  roles: { made: '制作地', found: '出土地', held: '收藏地' },
  nowhere: '尚无可标于地图的地点。',
  undated: '年代不详。',
  use: '用途',
  graph: '与他物的关联',
  graphText: '选一处，便以它为中心；方向键可在各处之间移动。',
  graphName: (name) => `${name}的关联`,
  middle: (name, n) => `现以${name}为中心，关联 ${n} 处。`,
  open: (name) => `查看${name}`,
  back: '返回',
  more: (n) => `另有 ${n} 处，见其页面`,
  collection: '全部藏品',
  collectionText: '本馆所陈诸物，按年代与地点排列。可依文化、材质或工艺筛选，所选会留在网址里。',
  facets: { culture: '文化', material: '材质', technique: '工艺' },
  any: '不限',
  count: (n, all) => (n === all ? `共 ${all} 件` : `${all} 件中的 ${n} 件`),
  clear: '显示全部',
  when: '年代',
  where: '地点',
  overTime: '历代变化',
  overTimeText: '按世纪计件。年代跨数个世纪者，均分于其间，故一段柱形未必代表整件。',
  by: '依',
  most: (n) => `至多 ${n}`,
  table: '以表格查看',
  object: '器物',
  date: '年代',
  century: '世纪',
  parts: (n) => String(Number(n.toFixed(2))),
  objects: (n) => `${n} 件`,
  allPlaces: (n) => `全部 ${n} 处`,
  none: '没有符合所选条件的藏品。',
  find: {
    field: '在馆中查找：器物、地点、风俗、词语，中英文均可',
    ask: '查找',
    found: (n) => (n === 0 ? '没有找到。' : `找到 ${n} 项`),
    list: (sought) => `“${sought}”的查找结果`,
    byMeaning: '意思相近',
  },
}

export const worldWords: Readonly<Record<UiLanguage, WorldWords>> = { en, zh }

/** A century by the astronomical year that it begins with: 1200 is the 13th, -100 the 1st before the common era. */
export function centuryName(from: number, language: UiLanguage): string {
  const ordinal = from >= 0 ? from / 100 + 1 : -from / 100
  if (language === 'zh') return `${from < 0 ? '公元前' : ''}${ordinal}世纪`
  const tail =
    ordinal % 100 > 10 && ordinal % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][ordinal % 10] ?? 'th')
  return `${ordinal}${tail} century${from < 0 ? ' BCE' : ''}`
}
