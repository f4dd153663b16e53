/**
 * The files of `content/`. Entries are drafts without ids; links name slugs.
 *
 *   content/authorities/*.json                 arrays of entries: places, cultures, materials, techniques, sources ...
 *   content/techniques/*.json                  one technique a file, with the steps of its making
 *   content/exhibits/<slug>/exhibit.json       one entry of kind Exhibition, with its document
 *   content/exhibits/<slug>/artifacts/*.json   one artifact a file, named by its slug
 *   content/exhibits/<slug>/annotations/*.json what to look at on one artifact, from where, after which sources; named by its slug
 *   content/exhibits/<slug>/SOURCES.md         what was consulted, in words
 *   content/languages/*.json                   languages and cognate sets; forms.tsv and withheld.tsv hold the word forms
 */
import { z } from 'zod'
import { relationTypeSchema } from '../heritage/relations.ts'
import { edtfSchema } from '../heritage/edtf.ts'
import { writtenLifeSchema } from '../heritage/life.ts'
import { makingSchema } from '../heritage/making.ts'
import { labelsSchema, slugSchema, textsSchema } from '../heritage/text.ts'

export const citationSchema = z.strictObject({
  source: slugSchema,
  page: z.string().max(120).exactOptional(),
})

/** A statement's sources and certainty become an Assertion in the graph. */
const statement = {
  certainty: z.enum(['certain', 'probable', 'possible', 'disputed']).exactOptional(),
  sources: z.array(citationSchema).max(8).exactOptional(),
}

export const contentLinkSchema = z.strictObject({ type: relationTypeSchema, to: slugSchema, ...statement })

/** How, where, when and by whom a thing was made; becomes a Production with its links. */
export const contentProductionSchema = z.strictObject({
  techniques: z.array(slugSchema).max(8),
  at: slugSchema.exactOptional(),
  by: slugSchema.exactOptional(),
  during: slugSchema.exactOptional(),
  ...statement,
})

/** Sources of the entry's own fields: which field, and where it stands. */
const fieldSourcesSchema = z.array(z.strictObject({ property: z.string().max(60), ...statement })).max(20)

/** The rest of an entry is its kind's own fields, checked by the kind's schema once ids and years are filled in. */
export const contentEntrySchema = z.looseObject({
  kind: z.string().max(40),
  slug: slugSchema,
  labels: labelsSchema,
  descriptions: textsSchema.exactOptional(),
  /** EDTF; years are derived. */
  date: edtfSchema.exactOptional(),
  links: z.array(contentLinkSchema).max(60).default([]),
  production: contentProductionSchema.exactOptional(),
  fieldSources: fieldSourcesSchema.exactOptional(),
  /** Of an Artifact: its states, from `made` to `today`. See content/README.md. */
  life: writtenLifeSchema.exactOptional(),
  /** Of a Technique: its steps. See content/README.md. */
  making: makingSchema.exactOptional(),
})
export type ContentEntry = z.infer<typeof contentEntrySchema>
