/** What of a reconstruction is measured, inferred or drawn by us, in words (London Charter). Loaded with the view. */
import type { UiLanguage } from '../heritage/text.ts'
import type { FormName, MotifName } from '../twin/facts.ts'
import type { Knowledge } from '../twin/mesh.ts'
import type { Axis } from '../twin/paradata/measured.ts'

export interface ParadataWords {
  readonly title: string
  readonly on: string
  readonly help: string
  readonly legend: string
  readonly failed: string
  readonly kinds: Readonly<Record<Knowledge, string>>
  readonly patterns: Readonly<Record<Knowledge, string>>
  readonly axes: Readonly<Record<Axis, string>>
  readonly measured: (axes: string, measures: string) => string
  readonly nothingMeasured: string
  readonly inferred: (form: string) => string
  readonly also: (phrases: string) => string
  readonly invented: (motif: string) => string
  readonly nothingInvented: string
  readonly and: string
  readonly forms: Readonly<Record<FormName, string>>
  readonly motifs: Readonly<Record<MotifName, string>>
}

const en: ParadataWords = {
  title: 'What is known',
  on: 'Show what is measured, inferred and drawn by us',
  help: 'Dots are measured, hatching is inferred, a grid is our own drawing.',
  legend: 'Legend',
  failed: 'This view could not be made.',
  kinds: { measured: 'Measured', inferred: 'Inferred', invented: 'Drawn by us' },
  patterns: { measured: 'dots', inferred: 'hatching', invented: 'grid' },
  axes: { width: 'width', height: 'height', depth: 'depth' },
  measured: (axes, measures) => `The outermost points in ${axes}, which the record fixes: ${measures}.`,
  nothingMeasured: 'The record gives no measure that fixes an extent of this reconstruction.',
  inferred: (form) => `The shape between, from the type: ${form}.`,
  also: (phrases) => `Noted as inferred: ${phrases}.`,
  invented: (motif) => `The design (${motif}): our own drawing, and no copy of what is on the object.`,
  nothingInvented: 'No ornament was drawn.',
  and: ', ',
  forms: {
    amphora: 'amphora', krater: 'krater', bottle: 'bottle or jar', bowl: 'bowl', cup: 'cup', ewer: 'ewer', ding: 'ding', gui: 'gui', bell: 'bell', drum: 'drum',
    lute: 'lute', zither: 'zither', tablet: 'tablet', stele: 'stele', seal: 'seal', scroll: 'scroll', codex: 'codex', painting: 'picture', mask: 'mask',
    figurine: 'figure', head: 'head', blade: 'blade', disc: 'disc', textile: 'textile', jewel: 'jewel', column: 'column',
  }, // prettier-ignore
  motifs: {
    plain: 'none', bands: 'bands', meander: 'meander', spiral: 'spirals', leiwen: 'thunder pattern', taotie: 'animal mask', bosses: 'bosses', lotus: 'lotus', palmette: 'palmettes',
    wave: 'waves', chevron: 'chevrons', checker: 'check', stripes: 'stripes', concentric: 'rings', scales: 'scales', feathers: 'feathers', interlace: 'interlace', stepped: 'stepped pattern', strips: 'sewn strips',
    wedges: 'wedges', 'glyph-rows': 'rows of marks', landscape: 'landscape', figures: 'figures',
    'night-sky': 'sun, moon and stars', astrolabe: 'net and scales of an astrolabe', 'coin-head': 'head of a ruler', 'pass-columns': 'bars for writing', reckoning: 'bars for writing, figures', 'printed-scroll': 'preacher, bars for writing',
    'three-scripts': 'bars for three kinds of writing', 'post-road': 'post road', 'gate-street': 'street with a gate', 'breaking-wave': 'breaking wave', 'tethered-horse': 'tethered horse', 'horned-beast': 'beast with one horn',
    tocapu: 'square fields', 'law-code': 'king before a god, wedges', runners: 'runners', cloaks: 'people in cloaks', 'pearl-roundels': 'birds in rings of pearls', 'brooch-panels': 'panels of plaits', 'buckle-plaits': 'plaits', 'grape-dish': 'grapes, sprays, waves', 'diamond-lattice': 'lattice of diamonds', 'walkers-mantle': 'walking figures, smiling heads', 'rider-carpet': 'riders, deer, griffins',
    'cell-enamel': 'lotus scrolls in cells of wire', 'cloud-dragon': 'dragon, clouds, waves', 'ship-cloth': 'ship with people and beasts', 'book-lines': 'bars for writing', 'gospel-page': 'saint under an arch, bars for writing', 'carpet-page': 'cross with eight roundels, plaits', mourners: 'the dead among mourners, a procession', 'seal-gods': 'gods at sunrise', 'bead-flowers': 'flowers and berries in beads', 'blade-lozenges': 'lozenges', 'gifts-slab': 'border of flowers, bars for three kinds of writing',
  }, // prettier-ignore
}

const zh: ParadataWords = {
  title: '所知与所拟',
  on: '显示实测、推断与自绘部分',
  help: '圆点为实测，斜线为推断，方格为本馆自绘。',
  legend: '图例',
  failed: '未能生成此视图。',
  kinds: { measured: '实测', inferred: '推断', invented: '自绘' },
  patterns: { measured: '圆点', inferred: '斜线', invented: '方格' },
  axes: { width: '宽', height: '高', depth: '厚' },
  measured: (axes, measures) => `${axes}方向的最外点由著录尺寸确定：${measures}。`,
  nothingMeasured: '著录未载可确定此复原外廓的尺寸。',
  inferred: (form) => `其间形体据器类推定：${form}。`,
  also: (phrases) => `另注为推断：${phrases}。`,
  invented: (motif) => `纹饰（${motif}）：本馆自绘，并非原物纹饰的摹本。`,
  nothingInvented: '未绘纹饰。',
  and: '、',
  forms: {
    amphora: '双耳瓶', krater: '调酒缸', bottle: '瓶罐', bowl: '碗', cup: '杯', ewer: '执壶', ding: '鼎', gui: '簋', bell: '钟', drum: '鼓',
    lute: '琵琶类', zither: '琴筝类', tablet: '版牌', stele: '碑', seal: '印章', scroll: '卷轴', codex: '书册', painting: '画', mask: '面具',
    figurine: '造像', head: '头像', blade: '刃器', disc: '圆盘', textile: '织物', jewel: '首饰', column: '柱',
  }, // prettier-ignore
  motifs: {
    plain: '无', bands: '弦纹', meander: '回纹', spiral: '涡纹', leiwen: '云雷纹', taotie: '兽面纹', bosses: '乳钉纹', lotus: '莲纹', palmette: '棕叶纹',
    wave: '波浪纹', chevron: '折线纹', checker: '方格纹', stripes: '条纹', concentric: '同心纹', scales: '鳞纹', feathers: '羽纹', interlace: '缠结纹', stepped: '阶梯纹', strips: '窄条拼缝纹',
    wedges: '楔形示意', 'glyph-rows': '成行示意符号', landscape: '山水', figures: '人物',
    'night-sky': '日月星辰', astrolabe: '星盘网与刻度', 'coin-head': '王者头像', 'pass-columns': '以条块示文字', reckoning: '以条块示文字，附图形', 'printed-scroll': '说法图与条块示意文字',
    'three-scripts': '以条块示三种文字', 'post-road': '驿路', 'gate-street': '门前街市', 'breaking-wave': '巨浪', 'tethered-horse': '系马', 'horned-beast': '独角兽',
    tocapu: '方格徽纹', 'law-code': '王立神前与楔形示意', runners: '竞走者', cloaks: '披篷人物', 'pearl-roundels': '联珠对禽纹', 'brooch-panels': '编结纹饰片', 'buckle-plaits': '编结纹', 'grape-dish': '葡萄、折枝与波纹', 'diamond-lattice': '菱格纹', 'walkers-mantle': '行走人物与笑面', 'rider-carpet': '骑者、鹿与狮鹫',
    'cell-enamel': '掐丝缠枝莲', 'cloud-dragon': '云龙海水纹', 'ship-cloth': '载人与禽兽之船', 'book-lines': '以条块示文字', 'gospel-page': '拱下圣徒，以条块示文字', 'carpet-page': '八环十字与编结纹', mourners: '举哀与送葬行列', 'seal-gods': '日出诸神', 'bead-flowers': '珠绣花叶与浆果', 'blade-lozenges': '菱形暗格纹', 'gifts-slab': '花卉边框，以条块示三种文字',
  }, // prettier-ignore
}

export const paradataWords: Readonly<Record<UiLanguage, ParadataWords>> = { en, zh }
