/** The closed set of relation types, with the kinds each may join. */
import { z } from 'zod'
import { kinds } from './kinds.ts'
import type { Kind } from './kinds.ts'

interface RelationRule {
  readonly from: readonly Kind[]
  readonly to: readonly Kind[]
}

const actors = ['Person', 'Group'] as const satisfies readonly Kind[]
const works = ['Text', 'VisualWork', 'MusicalWork'] as const satisfies readonly Kind[]
const made = [
  'Artifact',
  'Text',
  'VisualWork',
  'MusicalWork',
  'MediaAsset',
] as const satisfies readonly Kind[]
const concepts = [
  'Subject',
  'Style',
  'Technique',
  'Culture',
  'Material',
  'Place',
  'Period',
] as const satisfies readonly Kind[]

export const relationRules = {
  PRODUCED_IN: { from: made, to: ['Production'] },
  BY: { from: ['Production', 'Acquisition'], to: actors },
  AT: { from: ['Production', 'Acquisition', 'Exhibition', 'Practice'], to: ['Place', 'Gallery'] },
  DURING: { from: ['Production', 'Acquisition', 'Exhibition', 'Practice', 'Period'], to: ['Period'] },
  USED_TECHNIQUE: { from: ['Production'], to: ['Technique'] },
  INFLUENCED_BY: {
    from: ['Production', 'Practice', 'Culture', ...works, ...actors],
    to: ['Artifact', 'Practice', 'Culture', 'Style', ...works, ...actors],
  },
  MADE_OF: { from: ['Artifact'], to: ['Material'] },
  PART_OF: {
    from: ['Artifact', 'Place', 'Text', 'MusicalWork', 'Gallery', 'Production'],
    to: ['Artifact', 'Place', 'Text', 'MusicalWork', 'Exhibition', 'Production'],
  },
  MEMBER_OF: { from: ['Artifact', ...actors], to: ['Collection', 'Group', 'InterestGroup'] },
  OWNED_BY: { from: ['Artifact', 'Collection', 'MediaAsset'], to: actors },
  LOCATED_IN: {
    from: ['Artifact', 'Group', 'Gallery', 'Sensor', 'Culture', 'Language'],
    to: ['Place', 'Gallery'],
  },
  FOUND_AT: { from: ['Artifact'], to: ['Place'] },
  SHOWS: { from: ['Artifact', 'MediaAsset'], to: ['VisualWork', 'Artifact'] },
  CARRIES: { from: ['Artifact'], to: ['Text', 'MusicalWork'] },
  REPRESENTS: {
    from: ['Artifact', 'VisualWork', 'MediaAsset'],
    to: ['Subject', 'Artifact', 'Place', 'Practice', ...actors],
  },
  ABOUT: {
    from: ['Artifact', 'Text', 'VisualWork', 'MusicalWork', 'Practice', 'Annotation', 'Source'],
    to: ['Subject', 'Artifact', 'Place', 'Period', 'Culture', 'Practice', 'Language', ...actors],
  },
  IN_LANGUAGE: { from: ['Text', 'WordForm', 'MusicalWork', 'Source'], to: ['Language'] },
  BROADER: { from: concepts, to: concepts },
  HAS_CULTURE: { from: ['Artifact', 'Practice', 'MusicalWork', 'Language', ...actors], to: ['Culture'] },
  DERIVES_FROM: {
    from: ['Language', 'WordForm', 'Practice', 'MusicalWork', 'Text'],
    to: ['Language', 'WordForm', 'Practice', 'MusicalWork', 'Text'],
  },
  IN_COGNATE_SET: { from: ['WordForm'], to: ['CognateSet'] },
  TRANSMITTED_TO: { from: ['Culture', 'Practice', 'MusicalWork', ...actors], to: ['Culture', ...actors] },
  USED_IN: { from: ['Artifact'], to: ['Practice', 'MusicalWork'] },
  EXHIBITED_IN: { from: ['Artifact'], to: ['Exhibition'] },
  STOP_OF: { from: ['Artifact', 'Annotation'], to: ['Tour'] },
  SUBJECT: { from: ['Assertion'], to: kinds.filter((k) => k !== 'Assertion') },
  OBJECT: { from: ['Assertion'], to: kinds.filter((k) => k !== 'Assertion') },
  CITES: {
    from: [
      'Assertion',
      'Text',
      'Annotation',
      'Practice',
      'MusicalWork',
      'Artifact',
      'CognateSet',
      'Language',
    ],
    to: ['Source'],
  },
} as const satisfies Record<string, RelationRule>

export type RelationType = keyof typeof relationRules
export const relationTypes = Object.keys(relationRules) as [RelationType, ...RelationType[]]
export const relationTypeSchema = z.enum(relationTypes)

export function mayRelate(type: RelationType, from: Kind, to: Kind): boolean {
  const rule: RelationRule = relationRules[type]
  return rule.from.includes(from) && rule.to.includes(to)
}

/** What a path between two things must not run through: such links join everything and explain nothing. */
export const pathBarriers: readonly Kind[] = [
  'Exhibition',
  'Collection',
  'Group',
  'Source',
  'MediaAsset',
  'Gallery',
  'Assertion',
  'Acquisition',
  'Tour',
  'Annotation',
  'InterestGroup',
  'Sensor',
]
