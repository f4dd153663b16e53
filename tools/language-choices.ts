/** The languages of the language hall, oldest first within each branch, with their place in the family tree. */
export interface LanguageChoice {
  readonly slug: string
  readonly en: string
  readonly zh: string
  readonly family: 'Indo-European' | 'Sino-Tibetan'
  readonly parent?: string
  readonly source?: 'iecor' | 'sagartst'
  readonly sourceId?: string
  readonly reconstructed?: true
  /** Most of its forms are withheld, so that visitors who speak it can teach the museum. */
  readonly sparse?: true
}

type Branch = Pick<LanguageChoice, 'family' | 'source' | 'parent'>

const of = (branch: Branch, languages: readonly Omit<LanguageChoice, 'family'>[]): LanguageChoice[] =>
  languages.map((l) => ({ ...branch, ...l }))

const proto = (slug: string, en: string, zh: string, family: LanguageChoice['family'], parent?: string): LanguageChoice => ({
  slug, en, zh, family, reconstructed: true, ...(parent ? { parent } : {}),
}) // prettier-ignore

export const languageChoices: readonly LanguageChoice[] = [
  proto('proto-indo-european', 'Proto-Indo-European', '原始印欧语', 'Indo-European'),
  proto('proto-italic', 'Proto-Italic', '原始意大利语支语言', 'Indo-European', 'proto-indo-european'),
  proto('proto-slavic', 'Proto-Slavic', '原始斯拉夫语', 'Indo-European', 'proto-indo-european'),
  proto('proto-germanic', 'Proto-Germanic', '原始日耳曼语', 'Indo-European', 'proto-indo-european'),
  {
    slug: 'latin',
    en: 'Latin',
    zh: '拉丁语',
    family: 'Indo-European',
    parent: 'proto-italic',
    source: 'iecor',
    sourceId: '112',
  },
  ...of({ family: 'Indo-European', source: 'iecor', parent: 'latin' }, [
    { slug: 'italian', en: 'Italian', zh: '意大利语', sourceId: '39' },
    { slug: 'spanish', en: 'Spanish', zh: '西班牙语', sourceId: '68' },
    { slug: 'portuguese', en: 'Portuguese', zh: '葡萄牙语', sourceId: '56' },
    { slug: 'catalan', en: 'Catalan', zh: '加泰罗尼亚语', sourceId: '17', sparse: true },
    { slug: 'french', en: 'French', zh: '法语', sourceId: '25' },
    { slug: 'sardinian', en: 'Sardinian (Nuoro)', zh: '撒丁语（努奥罗）', sourceId: '63' },
    { slug: 'romanian', en: 'Romanian', zh: '罗马尼亚语', sourceId: '59' },
  ]),
  ...of({ family: 'Indo-European', source: 'iecor', parent: 'proto-slavic' }, [
    { slug: 'old-church-slavonic', en: 'Old Church Slavonic', zh: '古教会斯拉夫语', sourceId: '100' },
    { slug: 'russian', en: 'Russian', zh: '俄语', sourceId: '60' },
    { slug: 'ukrainian', en: 'Ukrainian', zh: '乌克兰语', sourceId: '73', sparse: true },
    { slug: 'polish', en: 'Polish', zh: '波兰语', sourceId: '55' },
    { slug: 'czech', en: 'Czech', zh: '捷克语', sourceId: '18' },
    { slug: 'bulgarian', en: 'Bulgarian', zh: '保加利亚语', sourceId: '15' },
  ]),
  ...of({ family: 'Indo-European', source: 'iecor', parent: 'proto-germanic' }, [
    { slug: 'gothic', en: 'Gothic', zh: '哥特语', sourceId: '303' },
    { slug: 'icelandic', en: 'Icelandic', zh: '冰岛语', sourceId: '36' },
    { slug: 'swedish', en: 'Swedish', zh: '瑞典语', sourceId: '69' },
    { slug: 'german', en: 'German', zh: '德语', sourceId: '27' },
    { slug: 'dutch', en: 'Dutch', zh: '荷兰语', sourceId: '21' },
    { slug: 'danish', en: 'Danish', zh: '丹麦语', sourceId: '20' },
  ]),
  proto('proto-sino-tibetan', 'Proto-Sino-Tibetan', '原始汉藏语', 'Sino-Tibetan'),
  proto('proto-burmish', 'Proto-Burmish', '原始缅语支语言', 'Sino-Tibetan', 'proto-sino-tibetan'),
  {
    slug: 'old-chinese',
    en: 'Old Chinese',
    zh: '上古汉语',
    family: 'Sino-Tibetan',
    parent: 'proto-sino-tibetan',
    source: 'sagartst',
    sourceId: 'OldChinese',
    reconstructed: true,
  },
  ...of({ family: 'Sino-Tibetan', source: 'sagartst', parent: 'old-chinese' }, [
    { slug: 'mandarin-beijing', en: 'Mandarin (Beijing)', zh: '官话（北京）', sourceId: 'Beijing' },
    { slug: 'cantonese-guangzhou', en: 'Cantonese (Guangzhou)', zh: '粤语（广州）', sourceId: 'Guangzhou' },
    {
      slug: 'hakka-xingning',
      en: 'Hakka (Xingning)',
      zh: '客家话（兴宁）',
      sourceId: 'Xingning',
      sparse: true,
    },
    { slug: 'min-jieyang', en: 'Southern Min (Jieyang)', zh: '闽南话（揭阳）', sourceId: 'Jieyang' },
    { slug: 'min-chaozhou', en: 'Southern Min (Chaozhou)', zh: '闽南话（潮州）', sourceId: 'Chaozhou' },
  ]),
  {
    slug: 'old-tibetan',
    en: 'Old Tibetan',
    zh: '古藏语',
    family: 'Sino-Tibetan',
    parent: 'proto-sino-tibetan',
    source: 'sagartst',
    sourceId: 'OldTibetan',
  },
  ...of({ family: 'Sino-Tibetan', source: 'sagartst', parent: 'old-tibetan' }, [
    { slug: 'tibetan-lhasa', en: 'Tibetan (Lhasa)', zh: '藏语（拉萨）', sourceId: 'Lhasa' },
    { slug: 'tibetan-batang', en: 'Tibetan (Batang)', zh: '藏语（巴塘）', sourceId: 'Batang' },
    { slug: 'tibetan-xiahe', en: 'Tibetan (Xiahe)', zh: '藏语（夏河）', sourceId: 'Xiahe' },
    { slug: 'tibetan-alike', en: 'Tibetan (Alike)', zh: '藏语（阿力克）', sourceId: 'Alike' },
  ]),
  ...of({ family: 'Sino-Tibetan', source: 'sagartst', parent: 'proto-burmish' }, [
    { slug: 'old-burmese', en: 'Old Burmese', zh: '古缅语', sourceId: 'OldBurmese' },
    { slug: 'achang', en: 'Achang', zh: '阿昌语', sourceId: 'Achang' },
    { slug: 'atsi', en: 'Zaiwa (Atsi)', zh: '载瓦语', sourceId: 'Atsi' },
    { slug: 'lashi', en: 'Lashi', zh: '勒期语', sourceId: 'Lashi', sparse: true },
    { slug: 'bola', en: 'Bola', zh: '波拉语', sourceId: 'Bola' },
    { slug: 'maru', en: 'Lhaovo (Maru)', zh: '浪速语', sourceId: 'Maru' },
    { slug: 'xiandao', en: 'Xiandao', zh: '仙岛语', sourceId: 'Xiandao', sparse: true },
  ]),
  {
    slug: 'burmese-yangon',
    en: 'Burmese (Yangon)',
    zh: '缅甸语（仰光）',
    family: 'Sino-Tibetan',
    parent: 'old-burmese',
    source: 'sagartst',
    sourceId: 'Rangoon',
  },
]
