/** Every node of the graph, as zod schemas from which the types, the forms and the API description are made. */
import { z } from 'zod'
import { exhibitDocumentSchema } from '../exhibit/document.ts'
import { twinFactsSchema } from '../twin/facts.ts'
import { scanFilesSchema } from '../twin/scan.ts'
import { dateSchema } from './edtf.ts'
import type { Kind } from './kinds.ts'
import { lifeSchema } from './life.ts'
import { makingSchema } from './making.ts'
import { idSchema, labelsSchema, languageTagSchema, slugSchema, textsSchema } from './text.ts'
import { viewpointSchema } from './viewpoint.ts'

export const statuses = ['draft', 'review', 'published', 'archived'] as const
export const statusSchema = z.enum(statuses)
/** `restricted` and `withheld` are kept from every public read. */
export const sensitivities = ['open', 'restricted', 'withheld'] as const

const coordinates = {
  latitude: z.number().min(-90).max(90).exactOptional(),
  longitude: z.number().min(-180).max(180).exactOptional(),
}
const metres = z.number().positive().max(100)

export const measuresSchema = z
  .strictObject({
    heightM: metres.exactOptional(),
    widthM: metres.exactOptional(),
    depthM: metres.exactOptional(),
    diameterM: metres.exactOptional(),
    lengthM: metres.exactOptional(),
    weightKg: z.number().positive().max(1_000_000).exactOptional(),
  })
  .refine((m) => Object.keys(m).length > 0, { error: 'give at least one measure' })

export const rightsUriSchema = z
  .string()
  .max(200)
  .regex(
    /^https?:\/\/(rightsstatements\.org\/vocab|creativecommons\.org\/(licenses|publicdomain))\/[A-Za-z0-9./-]+$/,
    'a rightsstatements.org or creativecommons.org address',
  )

/** IPA segments, one sound or tone each. */
export const segmentsSchema = z
  .array(
    z
      .string()
      .min(1)
      .max(12)
      .regex(/^[^\s<>]+$/),
  )
  .min(1)
  .max(40)

const base = {
  id: idSchema,
  slug: slugSchema,
  labels: labelsSchema,
  descriptions: textsSchema.exactOptional(),
  status: statusSchema,
  sensitivity: z.enum(sensitivities),
  /** Local Contexts TK Labels by name, for example `TK Seasonal`. */
  protocols: z.array(z.string().max(80)).max(12).exactOptional(),
}

const plain = <K extends Kind>(kind: K) => z.strictObject({ ...base, kind: z.literal(kind) })

const artifactSchema = z.strictObject({
  ...base,
  kind: z.literal('Artifact'),
  date: dateSchema,
  dateText: labelsSchema.exactOptional(),
  measures: measuresSchema,
  /** What the holder's own record says of materials and techniques. */
  medium: labelsSchema,
  inventoryNumber: z.string().min(1).max(80),
  rights: rightsUriSchema,
  creditLine: labelsSchema.exactOptional(),
  /** Said where the holding is contested: by whom, and what they ask. */
  contested: textsSchema.exactOptional(),
  twin: twinFactsSchema,
  /** Its states from making to today; where there is none, they are inferred. */
  life: lifeSchema.exactOptional(),
})

export const entityDraftSchema = z.discriminatedUnion('kind', [
  artifactSchema,
  z.strictObject({ ...base, kind: z.literal('Person'), date: dateSchema.exactOptional() }),
  z.strictObject({
    ...base,
    kind: z.literal('Group'),
    url: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .exactOptional(),
  }),
  z.strictObject({ ...base, kind: z.literal('Place'), ...coordinates }),
  z.strictObject({ ...base, kind: z.literal('Period'), date: dateSchema.exactOptional() }),
  plain('Material'),
  z.strictObject({
    ...base,
    kind: z.literal('Language'),
    ...coordinates,
    glottocode: z
      .string()
      .regex(/^[a-z0-9]{4}\d{4}$/)
      .exactOptional(),
    iso639P3: z
      .string()
      .regex(/^[a-z]{3}$/)
      .exactOptional(),
    family: z.string().max(80).exactOptional(),
    date: dateSchema.exactOptional(),
    /** Known only by reconstruction, as Proto-Germanic is. */
    reconstructed: z.boolean(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('Technique'),
    /** Its steps, to be played on the twins of what was made by it. */
    making: makingSchema.exactOptional(),
  }),
  z.strictObject({ ...base, kind: z.literal('Culture'), ...coordinates }),
  plain('Subject'),
  plain('Style'),
  z.strictObject({
    ...base,
    kind: z.literal('Text'),
    language: languageTagSchema.exactOptional(),
    body: textsSchema.exactOptional(),
    date: dateSchema.exactOptional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('Source'),
    citation: z.string().min(5).max(600),
    url: z
      .url({ protocol: /^https?$/ })
      .max(400)
      .exactOptional(),
    licence: z.string().max(80).exactOptional(),
    year: z.number().int().exactOptional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('WordForm'),
    /** As written in the source. */
    form: z.string().min(1).max(120),
    segments: segmentsSchema,
    gloss: z.string().max(120),
    /** `visitors`: confirmed or corrected by visitors, not in the source. */
    attestation: z.enum(['attested', 'reconstructed', 'visitors']),
    /** Whether the source marks the form as a loan. */
    loan: z.boolean(),
  }),
  z.strictObject({ ...base, kind: z.literal('Practice'), date: dateSchema.exactOptional(), ...coordinates }),
  z.strictObject({ ...base, kind: z.literal('MusicalWork'), date: dateSchema.exactOptional() }),
  plain('VisualWork'),
  z.strictObject({
    ...base,
    kind: z.literal('MediaAsset'),
    mediaType: z.string().max(80),
    blob: z.string().max(200),
    rights: rightsUriSchema,
    creditLine: labelsSchema.exactOptional(),
    /** Of a scan: its levels of detail and its size. `blob` is the finest of them. */
    scan: scanFilesSchema.exactOptional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('Exhibition'),
    date: dateSchema.exactOptional(),
    document: exhibitDocumentSchema,
  }),
  z.strictObject({ ...base, kind: z.literal('Acquisition'), date: dateSchema.exactOptional() }),
  plain('Collection'),
  plain('Gallery'),
  z.strictObject({ ...base, kind: z.literal('Production'), date: dateSchema.exactOptional() }),
  z.strictObject({
    ...base,
    kind: z.literal('CognateSet'),
    concept: z.string().max(120),
    family: z.string().max(80),
  }),
  plain('Tour'),
  z.strictObject({
    ...base,
    kind: z.literal('Annotation'),
    body: textsSchema,
    /** From where what it speaks of is seen. */
    viewpoint: viewpointSchema.exactOptional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('Sensor'),
    quantity: z.enum(['temperature', 'humidity', 'light']),
  }),
  plain('InterestGroup'),
  z.strictObject({
    ...base,
    kind: z.literal('Assertion'),
    /** A field's name (`date`, `measures`) or a relation type (`MADE_OF`). */
    property: z.string().max(60),
    certainty: z.enum(['certain', 'probable', 'possible', 'disputed']),
    agent: z.strictObject({
      type: z.enum(['human', 'model']),
      name: z.string().max(120),
      version: z.string().max(64).exactOptional(),
    }),
  }),
])

/** What a writer gives: no version and no dates of change, which are the store's. */
export type EntityDraft = z.infer<typeof entityDraftSchema>
export type DraftOf<K extends Kind> = Extract<EntityDraft, { kind: K }>

const stampsSchema = z.object({
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  createdBy: z.string().max(120),
  updatedAt: z.iso.datetime(),
  updatedBy: z.string().max(120),
})
export type Stamps = z.infer<typeof stampsSchema>
export const entityStampsSchema = stampsSchema
export type Entity = EntityDraft & Stamps
export type EntityOf<K extends Kind> = DraftOf<K> & Stamps

/** The years by which a thing is found and ordered, where its kind has a date. */
export function yearsOf(entity: EntityDraft): { earliestYear: number | null; latestYear: number | null } {
  const date = 'date' in entity ? entity.date : undefined
  return { earliestYear: date?.earliestYear ?? null, latestYear: date?.latestYear ?? null }
}

export function draftOf(entity: Entity): EntityDraft {
  const { version: _v, createdAt: _c, createdBy: _b, updatedAt: _u, updatedBy: _w, ...draft } = entity
  return draft
}
