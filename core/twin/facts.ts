/** The recorded facts that a schematic twin is computed from. Pure data: no Babylon, no DOM. */
import { z } from 'zod'

/** A twin's silhouette. Each has a builder in core/twin/forms. */
export const formNames = [
  'amphora', 'krater', 'bottle', 'bowl', 'cup', 'ewer', 'ding', 'gui', 'bell', 'drum', 'lute', 'zither',
  'tablet', 'stele', 'seal', 'scroll', 'codex', 'painting', 'mask', 'figurine', 'head', 'blade', 'disc',
  'textile', 'jewel', 'column',
] as const // prettier-ignore
export const formNameSchema = z.enum(formNames)
export type FormName = z.infer<typeof formNameSchema>

/** What the surface is made of, as seen; chooses albedo, roughness, relief and wear. */
export const surfaceNames = [
  'terracotta', 'black-gloss', 'porcelain', 'celadon', 'lead-glaze', 'faience', 'clay', 'stoneware',
  'bronze', 'bronze-green', 'brass', 'iron', 'gold', 'silver', 'limestone', 'basalt', 'granite', 'marble',
  'jade', 'turquoise', 'obsidian', 'wood', 'lacquer', 'silk', 'wool', 'cotton', 'paper', 'vellum', 'papyrus',
  'ivory', 'shell', 'glass', 'leather', 'feather', 'bone', 'turtle-shell', 'wax',
  'dyed-silk', 'amber', 'greenstone', 'granodiorite', 'indigo', 'cream-glaze', 'dichroic-glass', 'white-slip', 'rosewood',
] as const // prettier-ignore
export const surfaceNameSchema = z.enum(surfaceNames)
export type SurfaceName = z.infer<typeof surfaceNameSchema>

/** Generic ornament that we draw ourselves; never an imitation of a real inscription. */
export const motifNames = [
  'plain', 'bands', 'meander', 'spiral', 'leiwen', 'taotie', 'bosses', 'lotus', 'palmette', 'wave', 'chevron',
  'checker', 'stripes', 'concentric', 'scales', 'feathers', 'interlace', 'stepped', 'wedges', 'glyph-rows', 'landscape', 'figures', 'strips',
  'night-sky', 'astrolabe', 'coin-head', 'pass-columns', 'reckoning', 'printed-scroll', 'three-scripts', 'post-road', 'gate-street', 'breaking-wave',
  'tethered-horse', 'horned-beast', 'tocapu', 'law-code', 'runners', 'cloaks', 'pearl-roundels', 'brooch-panels', 'buckle-plaits', 'grape-dish', 'diamond-lattice', 'walkers-mantle', 'rider-carpet', 'cell-enamel', 'cloud-dragon', 'ship-cloth',
  'book-lines', 'gospel-page', 'carpet-page', 'mourners', 'seal-gods', 'bead-flowers', 'gifts-slab', 'blade-lozenges',
] as const // prettier-ignore
export const motifNameSchema = z.enum(motifNames)
export type MotifName = z.infer<typeof motifNameSchema>

const metres = z.number().positive().max(20)

export const dimensionsSchema = z.strictObject({ widthM: metres, heightM: metres, depthM: metres })
/** Width along x, height along y, depth along z of the standing (or hanging) object, in metres. */
export type Dimensions = z.infer<typeof dimensionsSchema>

export const twinFactsSchema = z.strictObject({
  form: formNameSchema,
  dimensions: dimensionsSchema,
  surface: surfaceNameSchema,
  /** A second surface for fittings, mounts, strings, glaze or paint. */
  accent: surfaceNameSchema.exactOptional(),
  motif: motifNameSchema.exactOptional(),
  /** Numbers and choices that only some forms read: `legs`, `handles`, `strings`, `spout`, `holes`, `pages`... */
  params: z
    .record(z.string().max(40), z.union([z.number(), z.string().max(40), z.boolean()]))
    .refine((params) => Object.keys(params).length <= 24, { error: 'at most 24' })
    .exactOptional(),
  /** Which of these are inferred, not recorded; shown as paradata (London Charter). */
  inferred: z.array(z.string().max(60)).max(12).exactOptional(),
})
export type TwinFacts = z.infer<typeof twinFactsSchema>
