/** An exhibit view for tests of the rooms: invented records, real shapes. */
import type { ArtifactView, ExhibitView } from '../../core/api/views.ts'
import type { ExhibitStop } from '../../core/exhibit/document.ts'
import { heritageDate } from '../../core/heritage/edtf.ts'
import { seededId } from '../../core/heritage/identity.ts'
import type { FormName, SurfaceName, TwinFacts } from '../../core/twin/facts.ts'

export function buildTwin(
  form: FormName,
  [widthM, heightM, depthM]: readonly [number, number, number],
  surface: SurfaceName = 'bronze',
  more: Partial<TwinFacts> = {},
): TwinFacts {
  return { form, dimensions: { widthM, heightM, depthM }, surface, ...more }
}

export function buildArtifactView(
  slug: string,
  twin: TwinFacts,
  labels = { en: `Sample ${slug}`, zh: `样品 ${slug}` },
): ArtifactView {
  const { widthM, heightM, depthM } = twin.dimensions
  return {
    id: seededId(slug), slug, version: 1, labels, makers: [], cultures: [],
    date: heritageDate('-1250'), dateText: { en: '13th century BCE', zh: '公元前13世纪' },
    madeAt: [], foundAt: [], periods: [], materials: [], techniques: [], subjects: [],
    medium: { en: 'Sample material', zh: '样品材质' }, measures: { heightM, widthM, depthM }, holder: null,
    inventoryNumber: `T.${slug}`, rights: 'https://creativecommons.org/publicdomain/zero/1.0/', twin,
  } // prettier-ignore
}

export interface SampleRoom {
  readonly stops: readonly (Partial<ExhibitStop> & {
    readonly twin: TwinFacts
    readonly slug: string
    readonly labels?: ArtifactView['labels']
  })[]
  readonly title?: { readonly en: string; readonly zh: string }
  readonly text?: { readonly en: string; readonly zh: string }
}

export function buildExhibitView(
  rooms: readonly SampleRoom[],
  accent: ExhibitView['document']['accent'] = 'celadon',
): ExhibitView {
  return {
    id: seededId('sample-exhibit'),
    slug: 'sample-exhibit',
    version: 1,
    labels: { en: 'Sample exhibit', zh: '样品展' },
    document: {
      format: 1,
      accent,
      rooms: rooms.map(({ stops, title, text }, i) => ({
        slug: `room-${i + 1}`,
        title: title ?? { en: `Room ${i + 1}`, zh: `第${i + 1}室` },
        text: text ?? { en: 'What stands here.', zh: '此处所陈。' },
        stops: stops.map(({ slug, twin: _twin, labels: _labels, ...stop }, k) => ({
          artifact: slug,
          support: 'auto' as const,
          hero: k === 0,
          ...stop,
        })),
      })),
    },
    artifacts: rooms.flatMap(({ stops }) =>
      stops.map(({ slug, twin, labels }) => buildArtifactView(slug, twin, labels)),
    ),
  }
}

/** Two rooms with the kinds of things that an exhibit has. */
export function sampleExhibit(): ExhibitView {
  return buildExhibitView([
    {
      title: { en: 'Vessels Hold the Rites', zh: '器以藏礼' },
      text: {
        en: 'A jar for wine, a cauldron for meat, a tablet of sums. What mattered most was entrusted to things: people drank and poured from them, cooked for their ancestors in them, and pressed what they had to remember into wet clay.\n\nA rite cannot be seen, but a vessel can.',
        zh: '一件酒器，一座食鼎，一块泥板：人们把最要紧的事交给了器物。会饮与祭祀离不开它，烹肉献祖离不开它，要记住的数目也一笔一笔压进湿泥里。\n\n礼无形，器有形。',
      },
      stops: [
        {
          slug: 'amphora',
          twin: buildTwin('amphora', [0.31, 0.46, 0.3], 'terracotta', {
            accent: 'black-gloss',
            motif: 'palmette',
          }),
          labels: { en: 'Neck amphora', zh: '颈柄双耳瓶' },
        },
        {
          slug: 'tablet',
          twin: buildTwin('tablet', [0.075, 0.105, 0.028], 'clay', { motif: 'wedges' }),
          labels: { en: 'Tablet of sums', zh: '算表泥板' },
        },
        {
          slug: 'ding',
          twin: buildTwin('ding', [0.52, 0.48, 0.4], 'bronze-green', {
            motif: 'taotie',
            params: { legs: 4 },
          }),
          support: 'case',
          labels: { en: 'Rectangular ding', zh: '方鼎' },
        },
        {
          slug: 'scroll',
          twin: buildTwin('scroll', [0.52, 1.62, 0.04], 'silk', { motif: 'landscape' }),
          labels: { en: 'Hanging scroll', zh: '山水立轴' },
        },
      ],
    },
    {
      title: { en: 'Green as Jade', zh: '类玉' },
      stops: [
        {
          slug: 'bottle',
          twin: buildTwin('bottle', [0.16, 0.29, 0.16], 'celadon'),
          labels: { en: 'Celadon bottle', zh: '青瓷瓶' },
        },
        { slug: 'bowl', twin: buildTwin('bowl', [0.19, 0.08, 0.19], 'celadon', { motif: 'lotus' }) },
        { slug: 'bell', twin: buildTwin('bell', [0.32, 0.52, 0.24], 'bronze', { motif: 'bosses' }) },
        { slug: 'mask', twin: buildTwin('mask', [0.2, 0.3, 0.12], 'wood') },
        { slug: 'head', twin: buildTwin('head', [0.2, 0.34, 0.24], 'limestone') },
        { slug: 'stele', twin: buildTwin('stele', [0.7, 1.5, 0.22], 'basalt', { motif: 'glyph-rows' }) },
      ],
    },
  ])
}
