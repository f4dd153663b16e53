/** What the API answers: shapes made for reading, from which the pages, the rooms and the OpenAPI description are made. */
import { z } from 'zod'
import { entityDraftSchema, entityStampsSchema, measuresSchema } from '../heritage/entity.ts'
import { dateSchema } from '../heritage/edtf.ts'
import { kindSchema } from '../heritage/kinds.ts'
import { relationTypeSchema } from '../heritage/relations.ts'
import { idSchema, labelsSchema, slugSchema, textsSchema } from '../heritage/text.ts'
import { exhibitDocumentSchema } from '../exhibit/document.ts'
import { twinFactsSchema } from '../twin/facts.ts'
import { scanViewSchema } from './scans.ts'

export const entityViewSchema = z.intersection(entityDraftSchema, entityStampsSchema)

/** Enough to name a thing and lead to it. */
export const referenceSchema = z.object({
  id: idSchema,
  slug: slugSchema,
  kind: kindSchema,
  labels: labelsSchema,
})
export type Reference = z.infer<typeof referenceSchema>

/** A label in the museum's order: name; maker or culture; date; place; material and technique; dimensions; holder; rights. */
export const artifactViewSchema = z.object({
  id: idSchema,
  slug: slugSchema,
  version: z.number().int(),
  labels: labelsSchema,
  descriptions: textsSchema.optional(),
  makers: z.array(referenceSchema),
  cultures: z.array(referenceSchema),
  date: dateSchema,
  dateText: labelsSchema.optional(),
  madeAt: z.array(referenceSchema),
  foundAt: z.array(referenceSchema),
  periods: z.array(referenceSchema),
  materials: z.array(referenceSchema),
  techniques: z.array(referenceSchema),
  subjects: z.array(referenceSchema),
  medium: labelsSchema,
  measures: measuresSchema,
  holder: referenceSchema.nullable(),
  inventoryNumber: z.string(),
  rights: z.string(),
  creditLine: labelsSchema.optional(),
  contested: textsSchema.optional(),
  twin: twinFactsSchema,
  /** The museum's own scan, which is shown instead of the twin. */
  scan: scanViewSchema.optional(),
})
export type ArtifactView = z.infer<typeof artifactViewSchema>

/** `GET /exhibits`: cards. */
export const exhibitCardSchema = z.object({
  id: idSchema,
  slug: slugSchema,
  labels: labelsSchema,
  descriptions: textsSchema.optional(),
  accent: exhibitDocumentSchema.shape.accent,
  artifactCount: z.number().int(),
  /** The first room's hero, or its first stop. */
  hero: slugSchema,
})
export type ExhibitCard = z.infer<typeof exhibitCardSchema>

/** `GET /exhibits/:slug`: all that the page and the rooms need. Stops whose artifact the visitor may not see are left out. */
export const exhibitViewSchema = z.object({
  id: idSchema,
  slug: slugSchema,
  version: z.number().int(),
  labels: labelsSchema,
  descriptions: textsSchema.optional(),
  document: exhibitDocumentSchema,
  artifacts: z.array(artifactViewSchema),
})
export type ExhibitView = z.infer<typeof exhibitViewSchema>

/** A place that can be put on a map. */
export const locatedPlaceSchema = z.object({
  ...referenceSchema.shape,
  latitude: z.number(),
  longitude: z.number(),
})
export type LocatedPlace = z.infer<typeof locatedPlaceSchema>

/** `GET /collection`: enough of an artifact to place it in time, on a map and among others. Places without coordinates are left out. */
export const collectionItemSchema = z.object({
  ...referenceSchema.shape,
  date: dateSchema,
  dateText: labelsSchema.optional(),
  cultures: z.array(referenceSchema),
  materials: z.array(referenceSchema),
  techniques: z.array(referenceSchema),
  usedIn: z.array(referenceSchema),
  made: z.array(locatedPlaceSchema),
  found: z.array(locatedPlaceSchema),
  held: z.array(locatedPlaceSchema),
})
export type CollectionItem = z.infer<typeof collectionItemSchema>

/** A statement about an entity with its certainty and where it is said (from Assertions). */
export const statementViewSchema = z.object({
  property: z.string(),
  object: referenceSchema.nullable(),
  certainty: z.enum(['certain', 'probable', 'possible', 'disputed']),
  sources: z.array(
    z.object({
      source: referenceSchema,
      citation: z.string(),
      url: z.string().optional(),
      page: z.string().optional(),
    }),
  ),
})
export type StatementView = z.infer<typeof statementViewSchema>

/** `GET /entities/:id`. `artifact` is there for kind Artifact. */
export const entityDetailSchema = z.object({
  entity: entityViewSchema,
  artifact: artifactViewSchema.nullable(),
  statements: z.array(statementViewSchema),
  exhibits: z.array(referenceSchema),
})
export type EntityDetail = z.infer<typeof entityDetailSchema>

export const neighbourViewSchema = z.object({
  type: relationTypeSchema,
  direction: z.enum(['out', 'in']),
  entity: referenceSchema,
  note: z.string().optional(),
})
export type NeighbourView = z.infer<typeof neighbourViewSchema>

export const pathViewSchema = z.object({
  entities: z.array(referenceSchema),
  /** `relations[i]` joins `entities[i]` and `entities[i + 1]`; `forward` says that it points that way. */
  relations: z.array(z.object({ type: relationTypeSchema, forward: z.boolean() })),
})
export type PathView = z.infer<typeof pathViewSchema>

export const searchHitViewSchema = z.object({
  entity: referenceSchema,
  score: z.number(),
  /** `meaning`: it lacks words of the query, but says something like it, in this or another language. */
  foundBy: z.enum(['words', 'meaning', 'both']),
})

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
