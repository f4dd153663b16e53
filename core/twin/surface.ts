import type { SurfaceName } from './facts.ts'

/** Colour in sRGB, 0 to 255. */
export type Rgb = readonly [number, number, number]

/** Which painter makes the texture, core/twin/texture. */
export type SurfaceFamily =
  | 'earthenware'
  | 'glaze'
  | 'metal'
  | 'stone'
  | 'wood'
  | 'lacquer'
  | 'cloth'
  | 'sheet'
  | 'organic'
  | 'glass'
  | 'feather'

export interface SurfaceSpec {
  readonly family: SurfaceFamily
  /** The body colour; what lies in hollows or veins; what lies on worn edges or as a second hue. */
  readonly base: Rgb
  readonly cavity: Rgb
  readonly edge: Rgb
  readonly roughness: number
  /** How far roughness strays from its mean. */
  readonly spread: number
  readonly metallic: number
  readonly clearCoat: number
  readonly clearCoatRoughness: number
  /** Strength of the fine grain's relief, 0 to 1. */
  readonly grain: number
  /** Fuzz at grazing angles, for cloth. */
  readonly sheen: number
  /** 1 is opaque. */
  readonly alpha: number
  /** The colour of light from behind that comes through; none does where it is left out. */
  readonly through?: Rgb
}

interface Extras {
  readonly spread?: number
  readonly metallic?: number
  readonly coat?: readonly [strength: number, roughness: number]
  readonly grain?: number
  readonly sheen?: number
  readonly alpha?: number
  readonly through?: Rgb
}

function spec(
  family: SurfaceFamily,
  base: Rgb,
  cavity: Rgb,
  edge: Rgb,
  roughness: number,
  extras: Extras = {},
): SurfaceSpec {
  const { spread = 0.08, metallic = 0, coat = [0, 0.1], grain = 0.4, sheen = 0, alpha = 1, through } = extras
  return {
    family,
    base,
    cavity,
    edge,
    roughness,
    spread,
    metallic,
    clearCoat: coat[0],
    clearCoatRoughness: coat[1],
    grain,
    sheen,
    alpha,
    ...(through ? { through } : {}),
  }
}

/** Authored a little dull: the neutral tone mapping saturates dark clay and bronze. All albedos lie between .04 and .85 linear. */
export const surfaces: Readonly<Record<SurfaceName, SurfaceSpec>> = {
  terracotta: spec('earthenware', [186, 121, 84], [120, 74, 52], [205, 146, 108], 0.56, { grain: 0.3 }),
  'black-gloss': spec('earthenware', [52, 47, 44], [56, 42, 36], [96, 66, 50], 0.24, { grain: 0.16, spread: 0.05 }),
  'white-slip': spec('earthenware', [204, 196, 180], [146, 124, 98], [212, 204, 190], 0.7, { grain: 0.42 }),
  clay: spec('earthenware', [168, 140, 108], [116, 94, 70], [186, 160, 128], 0.82, { grain: 0.7 }),
  stoneware: spec('glaze', [134, 118, 92], [86, 74, 56], [158, 132, 100], 0.42, { coat: [0.35, 0.3], grain: 0.35, spread: 0.1 }),
  porcelain: spec('glaze', [226, 228, 226], [198, 206, 208], [232, 230, 224], 0.22, { coat: [0.8, 0.06], grain: 0.08, spread: 0.03 }),
  'cream-glaze': spec('glaze', [220, 202, 164], [190, 164, 120], [230, 216, 184], 0.28, { coat: [0.6, 0.12], grain: 0.1, spread: 0.04 }),
  celadon: spec('glaze', [138, 162, 142], [98, 128, 110], [172, 182, 158], 0.26, { coat: [0.75, 0.09], grain: 0.1, spread: 0.04 }),
  'lead-glaze': spec('glaze', [168, 118, 52], [112, 68, 32], [196, 158, 92], 0.26, { coat: [0.7, 0.1], grain: 0.2 }),
  faience: spec('glaze', [74, 146, 152], [48, 102, 116], [128, 172, 166], 0.38, { coat: [0.4, 0.22], grain: 0.3 }),
  bronze: spec('metal', [148, 118, 78], [84, 94, 68], [194, 156, 102], 0.4, { metallic: 1, spread: 0.12, grain: 0.4 }),
  'bronze-green': spec('metal', [142, 116, 76], [92, 148, 120], [190, 154, 100], 0.48, { metallic: 0.88, spread: 0.14, grain: 0.55 }),
  brass: spec('metal', [156, 132, 94], [92, 78, 56], [192, 168, 124], 0.42, { metallic: 1, grain: 0.3 }),
  iron: spec('metal', [92, 88, 84], [96, 64, 46], [128, 124, 118], 0.58, { metallic: 0.8, spread: 0.14, grain: 0.6 }),
  gold: spec('metal', [218, 178, 98], [166, 116, 56], [236, 204, 132], 0.36, { metallic: 1, spread: 0.07, grain: 0.2 }),
  silver: spec('metal', [196, 192, 184], [102, 96, 90], [220, 218, 212], 0.3, { metallic: 1, spread: 0.08, grain: 0.2 }),
  limestone: spec('stone', [196, 182, 156], [150, 134, 108], [212, 200, 178], 0.84, { grain: 0.55 }),
  basalt: spec('stone', [78, 76, 74], [58, 56, 54], [108, 105, 102], 0.62, { grain: 0.45, spread: 0.12 }),
  granite: spec('stone', [140, 124, 116], [92, 82, 78], [176, 160, 152], 0.52, { grain: 0.35, spread: 0.14 }),
  marble: spec('stone', [222, 216, 206], [176, 170, 162], [230, 226, 218], 0.42, { grain: 0.16, coat: [0.12, 0.3] }),
  jade: spec('organic', [136, 152, 116], [96, 112, 82], [178, 176, 142], 0.28, { coat: [0.45, 0.14], grain: 0.08 }),
  turquoise: spec('organic', [84, 156, 150], [72, 86, 72], [122, 176, 164], 0.42, { grain: 0.2 }),
  obsidian: spec('glass', [54, 54, 57], [44, 44, 48], [78, 78, 80], 0.14, { coat: [0.6, 0.05], grain: 0.06, spread: 0.04 }),
  wood: spec('wood', [128, 92, 60], [82, 56, 36], [156, 118, 82], 0.52, { grain: 0.4, spread: 0.1 }),
  rosewood: spec('wood', [96, 58, 42], [62, 38, 30], [124, 80, 56], 0.44, { grain: 0.35, spread: 0.08 }),
  lacquer: spec('lacquer', [58, 50, 48], [146, 44, 32], [96, 60, 44], 0.26, { coat: [0.7, 0.12], grain: 0.12, spread: 0.06 }),
  silk: spec('cloth', [158, 140, 106], [110, 96, 74], [190, 174, 138], 0.58, { sheen: 0.5, grain: 0.3 }),
  wool: spec('cloth', [150, 58, 48], [52, 60, 90], [206, 180, 132], 0.9, { sheen: 0.22, grain: 0.8 }),
  cotton: spec('cloth', [206, 194, 168], [92, 66, 50], [54, 66, 98], 0.88, { sheen: 0.12, grain: 0.7 }),
  paper: spec('sheet', [214, 198, 164], [176, 152, 112], [226, 214, 186], 0.86, { grain: 0.2 }),
  vellum: spec('sheet', [216, 198, 160], [180, 152, 108], [228, 214, 184], 0.66, { grain: 0.22 }),
  papyrus: spec('sheet', [188, 158, 106], [138, 108, 66], [206, 180, 130], 0.82, { grain: 0.5 }),
  ivory: spec('organic', [220, 202, 164], [150, 116, 74], [232, 220, 192], 0.4, { coat: [0.25, 0.22], grain: 0.14 }),
  shell: spec('organic', [216, 202, 188], [176, 146, 136], [206, 216, 210], 0.3, { coat: [0.5, 0.12], grain: 0.14 }),
  bone: spec('organic', [208, 190, 154], [140, 112, 76], [222, 208, 178], 0.56, { grain: 0.3 }),
  'turtle-shell': spec('organic', [142, 96, 52], [74, 48, 32], [190, 146, 84], 0.34, { coat: [0.4, 0.16], grain: 0.12 }),
  glass: spec('glass', [116, 142, 122], [92, 132, 130], [156, 182, 172], 0.12, { coat: [0.5, 0.05], grain: 0.05, alpha: 1 }),
  'dichroic-glass': spec('glass', [118, 140, 98], [142, 64, 50], [164, 178, 130], 0.12, { coat: [0.6, 0.05], grain: 0.05, alpha: 0.86, through: [214, 40, 26] }),
  leather: spec('organic', [112, 74, 48], [66, 42, 28], [146, 104, 70], 0.62, { grain: 0.6 }),
  wax: spec('organic', [176, 132, 62], [128, 88, 40], [204, 166, 96], 0.42, { coat: [0.2, 0.3], grain: 0.12 }),
  feather: spec('feather', [46, 112, 108], [140, 44, 36], [196, 158, 78], 0.66, { sheen: 0.35, grain: 0.6 }),
  'dyed-silk': spec('cloth', [190, 142, 52], [132, 40, 42], [46, 84, 62], 0.56, { sheen: 0.4, grain: 0.35 }),
  amber: spec('organic', [116, 62, 34], [62, 30, 20], [168, 112, 62], 0.2, { coat: [0.7, 0.08], grain: 0.06 }),
  greenstone: spec('stone', [88, 94, 84], [60, 66, 58], [124, 132, 118], 0.4, { grain: 0.16, coat: [0.2, 0.24] }),
  granodiorite: spec('stone', [86, 85, 86], [62, 61, 62], [142, 130, 126], 0.6, { grain: 0.35, spread: 0.12 }),
  indigo: spec('sheet', [46, 66, 108], [38, 52, 88], [122, 146, 172], 0.84, { grain: 0.2 }),
} // prettier-ignore

/** sRGB 0 to 255 as linear 0 to 1. */
export function toLinear(value: number): number {
  const x = value / 255
  return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4)
}
