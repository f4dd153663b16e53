/** What time does to a surface: from new to the recorded patina, and earth on top of it, thickest in the hollows. */
import { smoothstep } from '../geometry/draft.ts'
import type { Skin, SkinAge } from '../mesh.ts'
import { surfaces, type Rgb, type SurfaceFamily } from '../surface.ts'
import { grain } from './grain.ts'
import type { Place, Texel } from './paint.ts'
import { painters } from './painters.ts'
import { tint, type Painter } from './tint.ts'

/** The same metal before it turned. */
const unturned: Readonly<Partial<Record<Skin['surface'], Skin['surface']>>> = {
  'bronze-green': 'brass',
  bronze: 'brass',
}

interface Newness {
  /** Towards white, and away from grey. */
  readonly lighter: number
  readonly richer: number
  readonly smoother: number
}

const newness: Readonly<Record<SurfaceFamily, Newness>> = {
  earthenware: { lighter: 0.05, richer: 1.12, smoother: 0.9 },
  glaze: { lighter: 0.03, richer: 1.08, smoother: 0.6 },
  metal: { lighter: 0.1, richer: 1.1, smoother: 0.62 },
  stone: { lighter: 0.16, richer: 1, smoother: 0.86 },
  wood: { lighter: 0.18, richer: 1.1, smoother: 0.85 },
  lacquer: { lighter: 0, richer: 1.25, smoother: 0.5 },
  cloth: { lighter: 0.02, richer: 1.5, smoother: 0.95 },
  sheet: { lighter: 0.35, richer: 1.1, smoother: 0.95 },
  organic: { lighter: 0.2, richer: 1.05, smoother: 0.7 },
  glass: { lighter: 0.08, richer: 1.2, smoother: 0.6 },
  feather: { lighter: 0.04, richer: 1.4, smoother: 0.9 },
}

const earth: Rgb = [134, 112, 82]
const darkEarth: Rgb = [88, 70, 50]

/** Paints a skin at an age; patina spreads in patches, from the hollows. */
export function agedPainter(skin: Skin, age: SkinAge, seed: number): Painter {
  const { family } = surfaces[skin.surface]
  const old = painters[family](skin, seed)
  const fresh = age.patina === undefined ? undefined : newPainter(skin, seed)
  const share = (age.patina ?? 10) / 10
  const soil = age.soil / 10
  const patch = grain('cloud', seed + 61)
  const crumb = grain('fine', seed + 62)
  const clod = grain('cell', seed + 63)
  const other: Texel = { r: 0, g: 0, b: 0, roughness: 0, metallic: 0, height: 0 }
  return (place, out) => {
    const { roughness, metallic } = out
    old(place, out)
    const noise = patch.at(place.u, place.v, 1) * 0.6 + patch.at(place.u + 0.37, place.v, 3) * 0.3
    const hollow = Math.max(0, -place.ridge)
    if (fresh && share < 1) {
      other.roughness = roughness
      other.metallic = metallic
      other.height = 0
      fresh(place, other)
      const turned =
        share === 0 ? 0 : smoothstep(1 - share * 2 - 0.45, 1 - share * 2 + 0.45, noise + hollow * 1.6)
      mixTexel(out, other, 1 - turned)
    }
    if (soil > 0) cover(out, { soil, noise, hollow, crumb: crumb.at(place.u, place.v, 2), clod: clod.at(place.u, place.v, 3) }) // prettier-ignore
  }
}

function newPainter(skin: Skin, seed: number): Painter {
  const surface = unturned[skin.surface] ?? skin.surface
  const { family, roughness, metallic } = surfaces[surface]
  const { lighter, richer, smoother } = newness[family]
  const paint = painters[family]({ ...skin, surface }, seed)
  return (place: Place, out: Texel) => {
    out.roughness = roughness
    out.metallic = metallic
    paint(place, out)
    const grey = (out.r + out.g + out.b) / 3
    out.r = (grey + (out.r - grey) * richer) * (1 - lighter) + 244 * lighter
    out.g = (grey + (out.g - grey) * richer) * (1 - lighter) + 240 * lighter
    out.b = (grey + (out.b - grey) * richer) * (1 - lighter) + 230 * lighter
    out.roughness *= smoother
    out.height *= 0.8
  }
}

interface Covering {
  readonly soil: number
  readonly noise: number
  readonly hollow: number
  readonly crumb: number
  readonly clod: number
}

function cover(out: Texel, { soil, noise, hollow, crumb, clod }: Covering): void {
  const lies = noise + hollow * 2.2 + crumb * 0.25
  const k = smoothstep(1.05 - soil * 1.7, 1.55 - soil * 1.7, lies) * Math.min(0.97, 0.45 + soil * 0.6)
  if (k <= 0) return
  tint(out, earth, k)
  tint(out, darkEarth, k * (0.25 + Math.max(0, crumb) * 0.5 + hollow * 0.4))
  out.roughness += (0.96 - out.roughness) * k
  out.metallic *= 1 - k
  out.height = out.height * (1 - k * 0.7) + k * (1.6 + crumb * 1.8 + clod * 1.2)
}

function mixTexel(out: Texel, other: Texel, k: number): void {
  out.r += (other.r - out.r) * k
  out.g += (other.g - out.g) * k
  out.b += (other.b - out.b) * k
  out.roughness += (other.roughness - out.roughness) * k
  out.metallic += (other.metallic - out.metallic) * k
  out.height += (other.height - out.height) * k
}
