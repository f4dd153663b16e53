/** A small museum that the reading tests of the graph share: who made what, of what, where; with things that the public must not see. */
import type { Operation } from '../../core/changeset/changeset.ts'
import type { EntityDraft } from '../../core/heritage/entity.ts'
import { heritageDate } from '../../core/heritage/edtf.ts'
import { buildArtifact, buildEntity, link, put } from './graph-builders.ts'

const restricted = { sensitivity: 'restricted' } as const

export const worldEntities: readonly EntityDraft[] = [
  buildArtifact('houmuwu-ding', {
    labels: { en: 'Houmuwu ding', zh: '后母戊鼎' },
    descriptions: { en: 'The heaviest bronze vessel that is known.', zh: '已知最重的青铜礼器。' },
    date: heritageDate('-1300/-1046'),
    inventoryNumber: 'Y 0001',
  }),
  buildArtifact('zenghouyi-bells', {
    labels: { en: 'Bells of Marquis Yi of Zeng', zh: '曾侯乙编钟' },
    descriptions: { en: 'Sixty-five bells on a lacquered frame.', zh: '六十五件编钟，悬于漆木架上。' },
    date: heritageDate('-0433'),
  }),
  buildArtifact('benin-head', {
    labels: { en: 'Head of an oba', zh: '奥巴头像', fr: 'Tête d’un oba' },
    date: heritageDate('15XX'),
    medium: { en: 'Brass, cast by lost wax', zh: '黄铜，失蜡法铸造' },
  }),
  buildArtifact('silk-painting', {
    labels: { en: 'Painting on silk', zh: '帛画' },
    date: heritageDate('-0168'),
    medium: { en: 'Silk, pigments', zh: '绢本设色' },
  }),
  buildArtifact('undated-mask', {
    labels: { en: 'Mask', zh: '面具' },
    date: { edtf: 'XXXX', earliestYear: null, latestYear: null },
  }),
  buildArtifact('open-ended-cup', {
    labels: { en: 'Cup', zh: '杯' },
    date: { edtf: '1900/..', earliestYear: 1900, latestYear: null },
  }),
  buildArtifact('secret-rattle', { labels: { en: 'Secret rattle', zh: '秘密摇铃' }, ...restricted }),
  buildArtifact('withheld-stone', {
    labels: { en: 'Withheld stone', zh: '不公开的石器' },
    sensitivity: 'withheld',
  }),
  buildArtifact('draft-bowl', { labels: { en: 'Draft bowl', zh: '草稿碗' }, status: 'draft' }),
  buildArtifact('reviewed-bowl', { labels: { en: 'Reviewed bowl', zh: '待审碗' }, status: 'review' }),
  buildArtifact('archived-bowl', { labels: { en: 'Archived bowl', zh: '归档碗' }, status: 'archived' }),
  buildEntity('Material', 'bronze', { labels: { en: 'Bronze', zh: '青铜' } }),
  buildEntity('Material', 'brass', { labels: { en: 'Brass', zh: '黄铜' } }),
  buildEntity('Material', 'silk', { labels: { en: 'Silk', zh: '丝' } }),
  buildEntity('Material', 'secret-metal', { labels: { en: 'Secret metal', zh: '秘密金属' }, ...restricted }),
  buildEntity('Material', 'metal', { labels: { en: 'Metal', zh: '金属' } }),
  buildEntity('Culture', 'shang', { labels: { en: 'Shang', zh: '商' } }),
  buildEntity('Culture', 'chu', { labels: { en: 'Chu', zh: '楚' } }),
  buildEntity('Culture', 'edo', { labels: { en: 'Edo', zh: '埃多' } }),
  buildEntity('Place', 'anyang', { labels: { en: 'Anyang', zh: '安阳' }, latitude: 36.1, longitude: 114.3 }),
  buildEntity('Place', 'suizhou', { labels: { en: 'Suizhou', zh: '随州' } }),
  buildEntity('Place', 'china', { labels: { en: 'China', zh: '中国' } }),
  buildEntity('Collection', 'all-things', { labels: { en: 'All things', zh: '全部藏品' } }),
  buildEntity('Practice', 'ritual-music', { labels: { en: 'Ritual music', zh: '礼乐' } }),
  buildEntity('Technique', 'casting', { labels: { en: 'Casting', zh: '铸造' } }),
  buildEntity('Language', 'proto-germanic', {
    labels: { en: 'Proto-Germanic', zh: '原始日耳曼语' },
    reconstructed: true,
  }),
  buildEntity('WordForm', 'pgm-foot', {
    labels: { en: '*fōts', zh: '*fōts（脚）' },
    form: '*fōts',
    gloss: 'foot',
  }),
]

export const worldLinks: readonly Operation[] = [
  link('houmuwu-ding', 'MADE_OF', 'bronze'),
  link('zenghouyi-bells', 'MADE_OF', 'bronze', 'the bells themselves'),
  link('benin-head', 'MADE_OF', 'brass'),
  link('silk-painting', 'MADE_OF', 'silk'),
  link('secret-rattle', 'MADE_OF', 'bronze'),
  link('houmuwu-ding', 'MADE_OF', 'secret-metal'),
  link('benin-head', 'MADE_OF', 'secret-metal'),
  link('draft-bowl', 'MADE_OF', 'bronze'),
  link('bronze', 'BROADER', 'metal'),
  link('brass', 'BROADER', 'metal'),
  link('houmuwu-ding', 'HAS_CULTURE', 'shang'),
  link('zenghouyi-bells', 'HAS_CULTURE', 'chu'),
  link('silk-painting', 'HAS_CULTURE', 'chu'),
  link('benin-head', 'HAS_CULTURE', 'edo'),
  link('houmuwu-ding', 'FOUND_AT', 'anyang'),
  link('zenghouyi-bells', 'FOUND_AT', 'suizhou'),
  link('anyang', 'PART_OF', 'china'),
  link('suizhou', 'PART_OF', 'china'),
  link('zenghouyi-bells', 'USED_IN', 'ritual-music'),
  link('houmuwu-ding', 'MEMBER_OF', 'all-things'),
  link('zenghouyi-bells', 'MEMBER_OF', 'all-things'),
  link('benin-head', 'MEMBER_OF', 'all-things'),
  link('silk-painting', 'MEMBER_OF', 'all-things'),
  link('undated-mask', 'MEMBER_OF', 'all-things'),
  link('open-ended-cup', 'MEMBER_OF', 'all-things'),
  link('pgm-foot', 'IN_LANGUAGE', 'proto-germanic'),
]

export const worldOperations: readonly Operation[] = [
  ...worldEntities.map((entity) => put(entity)),
  ...worldLinks,
]
