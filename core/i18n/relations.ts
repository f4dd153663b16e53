/** Relations and kinds of the graph as a visitor reads them, from either end. */
import type { PathView } from '../api/views.ts'
import type { Kind } from '../heritage/kinds.ts'
import type { RelationType } from '../heritage/relations.ts'
import type { UiLanguage } from '../heritage/text.ts'

type Words = Readonly<Record<UiLanguage, readonly [out: string, into: string]>>

/** `[read from the first end, read from the other end]`, each as a heading and as the middle of "A — B". */
export const relationTable: Readonly<Record<RelationType, Words>> = {
  PRODUCED_IN: { en: ['made in', 'made'], zh: ['制作', '制成'] },
  BY: { en: ['made by', 'made'], zh: ['作者', '作品'] },
  AT: { en: ['took place at', 'place of'], zh: ['地点', '发生于此'] },
  DURING: { en: ['in the time of', 'time of'], zh: ['时期', '属于此时期'] },
  USED_TECHNIQUE: { en: ['made by the technique', 'technique of'], zh: ['工艺', '用此工艺'] },
  INFLUENCED_BY: { en: ['influenced by', 'influenced'], zh: ['受影响于', '影响了'] },
  MADE_OF: { en: ['made of', 'material of'], zh: ['材质', '以此制成'] },
  PART_OF: { en: ['part of', 'has part'], zh: ['属于', '包括'] },
  MEMBER_OF: { en: ['belongs to', 'includes'], zh: ['归入', '包括'] },
  OWNED_BY: { en: ['held by', 'holds'], zh: ['收藏于', '收藏'] },
  LOCATED_IN: { en: ['located in', 'place of'], zh: ['位于', '在此地'] },
  FOUND_AT: { en: ['found at', 'finds'], zh: ['出土于', '出土'] },
  SHOWS: { en: ['shows', 'shown on'], zh: ['呈现', '见于'] },
  CARRIES: { en: ['bears', 'is borne by'], zh: ['载有', '载于'] },
  REPRESENTS: { en: ['represents', 'represented by'], zh: ['表现', '表现此者'] },
  ABOUT: { en: ['concerns', 'concerned with this'], zh: ['主题', '涉及此者'] },
  IN_LANGUAGE: { en: ['in the language', 'words and texts'], zh: ['语言', '词语与文本'] },
  BROADER: { en: ['a kind of', 'kinds'], zh: ['属于', '包括'] },
  HAS_CULTURE: { en: ['of the culture', 'of this culture'], zh: ['文化', '属此文化'] },
  DERIVES_FROM: { en: ['descends from', 'gave rise to'], zh: ['源自', '衍生出'] },
  IN_COGNATE_SET: { en: ['cognate with', 'forms'], zh: ['同源于', '同源形式'] },
  TRANSMITTED_TO: { en: ['passed on to', 'received from'], zh: ['传至', '传自'] },
  USED_IN: { en: ['used in', 'uses'], zh: ['用于', '所用器物'] },
  EXHIBITED_IN: { en: ['shown in', 'shows'], zh: ['展出于', '展品'] },
  STOP_OF: { en: ['stop of', 'stops'], zh: ['导览站点', '站点'] },
  SUBJECT: { en: ['says of', 'said of this'], zh: ['论及', '相关陈述'] },
  OBJECT: { en: ['names', 'named in'], zh: ['提及', '见于'] },
  CITES: { en: ['after', 'cited for'], zh: ['据', '被引用于'] },
}

export function relationWords(type: RelationType, direction: 'out' | 'in', language: UiLanguage): string {
  return relationTable[type][language][direction === 'out' ? 0 : 1]
}

/** A common noun inside a sentence; labels begin with a capital. */
const noun = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)

/** What two things that touch the same third have in common, by the relation that joins each to it. */
const shared: Partial<
  Readonly<Record<RelationType, Readonly<Record<UiLanguage, (third: string) => string>>>>
> = {
  MADE_OF: { en: (it) => `are both made of ${noun(it)}`, zh: (it) => `皆以${it}为材` },
  HAS_CULTURE: { en: (it) => `are both of the culture ${it}`, zh: (it) => `同属${it}文化` },
  ABOUT: { en: (it) => `both concern ${noun(it)}`, zh: (it) => `都与“${it}”有关` },
  REPRESENTS: { en: (it) => `both represent ${it}`, zh: (it) => `都表现${it}` },
  USED_IN: { en: (it) => `were both used in “${it}”`, zh: (it) => `都用于“${it}”` },
  FOUND_AT: { en: (it) => `were both found at ${it}`, zh: (it) => `同出于${it}` },
  USED_TECHNIQUE: {
    en: (it) => `were made by the same technique: ${noun(it)}`,
    zh: (it) => `都采用${it}工艺`,
  },
  DURING: { en: (it) => `were made in the same period: ${it}`, zh: (it) => `都制于${it}` },
  AT: { en: (it) => `were made in the same place: ${it}`, zh: (it) => `都制于${it}` },
  BY: { en: (it) => `are by the same maker: ${it}`, zh: (it) => `同出${it}之手` },
  LOCATED_IN: { en: (it) => `are both in ${it}`, zh: (it) => `同在${it}` },
  CARRIES: { en: (it) => `both bear ${it}`, zh: (it) => `同载${it}` },
  SHOWS: { en: (it) => `both show ${it}`, zh: (it) => `都呈现${it}` },
}

/** The path without its productions, which a visitor reads as part of the thing that was made. */
export function visiblePath(path: PathView): PathView {
  const entities: PathView['entities'][number][] = []
  const relations: PathView['relations'][number][] = []
  path.entities.forEach((entity, i) => {
    if (entity.kind === 'Production' && i > 0 && i < path.entities.length - 1) return
    entities.push(entity)
    if (entities.length === 1) return
    const before = path.relations[i - 1]!
    const earlier = path.relations[i - 2]
    // Out of a production, what it says of the making is the telling word.
    relations.push(before.type === 'PRODUCED_IN' && earlier !== undefined ? earlier : before)
  })
  return { entities, relations }
}

/** A path as one sentence: what is shared where there is one thing between, else step by step. */
export function pathSentence(path: PathView, language: UiLanguage): string {
  const { entities, relations } = visiblePath(path)
  const name = (i: number) => entities[i]!.labels[language]
  const [first, second] = relations
  if (entities.length === 3 && first !== undefined && second !== undefined && first.type === second.type) {
    const common = shared[first.type]?.[language](name(1))
    if (common !== undefined)
      return language === 'en' ? `${name(0)} and ${name(2)} ${common}.` : `${name(0)}与${name(2)}${common}。`
  }
  const steps = relations.map((relation, i) => {
    const words = relationWords(relation.type, relation.forward ? 'out' : 'in', language)
    return language === 'en' ? `${name(i)} (${words}) ${name(i + 1)}` : `${name(i)}（${words}）${name(i + 1)}`
  })
  return language === 'en' ? `${steps.join('; ')}.` : `${steps.join('；')}。`
}

const kindTable: Partial<Readonly<Record<Kind, Readonly<Record<UiLanguage, string>>>>> = {
  Artifact: { en: 'Object', zh: '器物' },
  Person: { en: 'Person', zh: '人物' },
  Group: { en: 'Institution', zh: '机构' },
  Place: { en: 'Place', zh: '地点' },
  Period: { en: 'Period', zh: '时期' },
  Material: { en: 'Material', zh: '材质' },
  Language: { en: 'Language', zh: '语言' },
  Technique: { en: 'Technique', zh: '工艺' },
  Culture: { en: 'Culture', zh: '文化' },
  Subject: { en: 'Subject', zh: '主题' },
  Style: { en: 'Style', zh: '风格' },
  Text: { en: 'Text', zh: '文本' },
  Source: { en: 'Source', zh: '资料' },
  WordForm: { en: 'Word form', zh: '词形' },
  Practice: { en: 'Custom', zh: '风俗' },
  MusicalWork: { en: 'Music', zh: '音乐' },
  VisualWork: { en: 'Picture', zh: '图像' },
  Exhibition: { en: 'Exhibit', zh: '展览' },
  CognateSet: { en: 'Word family', zh: '同源词' },
  Collection: { en: 'Collection', zh: '收藏' },
  Annotation: { en: 'Detail', zh: '看点' },
  Acquisition: { en: 'Acquisition', zh: '入藏' },
  Gallery: { en: 'Gallery', zh: '展厅' },
  Tour: { en: 'Tour', zh: '导览' },
  Sensor: { en: 'Sensor', zh: '传感器' },
  InterestGroup: { en: 'Interest group', zh: '兴趣小组' },
}
export const kindWords = (kind: Kind, language: UiLanguage): string => kindTable[kind]?.[language] ?? kind
