/** A museum of made things, for measuring: every form and surface in turn, said to be generated wherever it is named. */
import { expandContent } from '../../core/content/expand.ts'
import type { ExpandedContent } from '../../core/content/expand.ts'
import { formNames, motifNames, surfaceNames } from '../../core/twin/facts.ts'

const roomSize = 50
export const mostGenerated = 2_000

export function generateContent(count: number): ExpandedContent {
  if (count < 1 || count > mostGenerated)
    throw new RangeError(`${count} generated artifacts; 1 to ${mostGenerated} can be made`)
  const named = (kind: string, slug: string, en: string, zh: string) => ({ kind, slug, labels: { en, zh } })
  const materials = surfaceNames.map((surface) =>
    named('Material', `made-of-${surface}`, `${surface} (generated)`, `${surface}（生成）`),
  )
  const authorities = [
    named('Culture', 'generated-culture', 'Generated', '生成'),
    named('Group', 'generated-holder', 'No museum (generated)', '无（生成）'),
    named('Subject', 'science-and-craft', 'Science and craft', '科学与工艺'),
    ...materials,
  ]
  const artifacts = Array.from({ length: count }, (_, i) => artifact(i))
  const rooms = Array.from({ length: Math.ceil(count / roomSize) }, (_, room) => ({
    slug: `generated-room-${room + 1}`,
    title: { en: `Generated room ${room + 1}`, zh: `生成展厅 ${room + 1}` },
    text: {
      en: 'Made to measure the museum; these are no real artifacts.',
      zh: '为测试性能而生成，并非真实文物。',
    },
    stops: artifacts.slice(room * roomSize, (room + 1) * roomSize).map(({ slug }) => ({ artifact: slug })),
  }))
  const exhibit = {
    ...named('Exhibition', 'generated', 'Generated museum', '生成的博物馆'),
    document: { format: 1, accent: 'indigo', rooms },
  }
  const content = expandContent([{ path: 'generated', entries: [...authorities, ...artifacts, exhibit] }])
  if (content.problems.length > 0)
    throw new Error(
      `generated content is broken: ${content.problems[0]!.field}: ${content.problems[0]!.message}`,
    )
  return content
}

function artifact(i: number) {
  const [form, surface, motif] = [pick(formNames, i), pick(surfaceNames, i * 7), pick(motifNames, i * 5)]
  const heightM = 0.15 + (0.3 * ((i * 37) % 100)) / 100
  const dimensions = {
    widthM: Number((heightM * 0.8).toFixed(3)),
    heightM: Number(heightM.toFixed(3)),
    depthM: Number((heightM * 0.6).toFixed(3)),
  }
  return {
    kind: 'Artifact',
    slug: `generated-${i + 1}`,
    labels: { en: `Generated ${form} ${i + 1}`, zh: `生成的器物 ${i + 1}` },
    descriptions: {
      en: `A generated ${form} of ${surface}; not a real artifact.`,
      zh: '生成的示例，并非真实文物。',
    },
    date: '2026',
    measures: dimensions,
    medium: { en: surface, zh: surface },
    inventoryNumber: `G${i + 1}`,
    rights: 'https://creativecommons.org/publicdomain/zero/1.0/',
    twin: { form, surface, motif, dimensions },
    links: [
      { type: 'MADE_OF', to: `made-of-${surface}` },
      { type: 'HAS_CULTURE', to: 'generated-culture' },
      { type: 'OWNED_BY', to: 'generated-holder' },
      { type: 'ABOUT', to: 'science-and-craft' },
    ],
  }
}

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length]!
