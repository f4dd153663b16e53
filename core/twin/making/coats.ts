/** Coats: lacquer upon a wooden core, glaze and its fire, gold on another metal. */
import { Draft, mix, smoothstep } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import type { Skin } from '../mesh.ts'
import type { SurfaceName } from '../facts.ts'
import { moved, solidOf, together, type Solid } from '../solid/solid.ts'
import { quarry, roughOut } from './carving.ts'
import type { Operator } from './operators.ts'
import { inMaterial, partly, plainSkin, scaled, swollen, uneven, type Workpiece } from './workpiece.ts'

/** Boards are cut and hollowed. */
export const woodCore: Operator = (piece, t) =>
  inMaterial(t < 0.5 ? quarry(piece, t) : roughOut(piece, t), 'wood')

/** Cloth and a paste of lacquer and ash, rough and thick. */
export const ground: Operator = (piece, t) => {
  const thick = piece.size * 0.003
  const body = uneven(inMaterial(piece.body, 'wood'), { depthM: piece.size * 0.0015, grainM: piece.size * 0.02, seed: piece.seed }) // prettier-ignore
  const laid = (x: number) => x < -piece.w / 2 + piece.w * t
  const coated = swollen(body, ([x]) => (laid(x) ? thick : -thick * 0.3))
  return partly(coated, () => plainSkin('clay'), ([x]) => laid(x)) // prettier-ignore
}

/** Thin coats of lacquer, each ground down before the next. */
export const lacquerCoats: Operator = (piece, t) => {
  const coat = Math.ceil(t * 6) / 6
  const wave = piece.size * 0.0035 * (1 - coat) + piece.size * 0.0006 * (1 - t)
  return uneven(swollen(inMaterial(piece.body, 'lacquer'), () => -piece.size * 0.0024 * (1 - t)), { depthM: wave, grainM: piece.size * 0.03, seed: piece.seed }) // prettier-ignore
}

/** Polished with ash and oil; then strings and fittings. */
export const polishAndFit: Operator = (piece, t) => {
  const body = uneven(piece.body, { depthM: piece.size * 0.0008 * (1 - t), grainM: piece.size * 0.02, seed: piece.seed }) // prettier-ignore
  const from = piece.size * 0.16 * (1 - t)
  return together(
    body,
    moved(piece.fittings, ([x, y, z]) => [x, y + from, z], false),
  )
}

/** A first fire makes the body hard enough to handle. */
export const biscuit: Operator = (piece, t) =>
  scaled(bare(piece, t < 0.6 ? 'clay' : bodyOf(piece.facts.surface)), mix(1.1, 1.08, t))

/** Dipped: the glaze is a powder in water, and dries as a white coat. */
export const dip: Operator = (piece, t) => {
  const level = piece.h * 1.08 * t
  const thick = piece.size * 0.0035
  const coated = swollen(scaled(bare(piece, bodyOf(piece.facts.surface)), 1.08), ([, y]) =>
    y < level ? thick : 0,
  )
  return partly(coated, () => plainSkin('marble'), ([, y]) => y < level) // prettier-ignore
}

/** Painted under or over the glaze: a film of colour, from the top down. */
export const paint: Operator = (piece, t) => {
  const until = piece.h * (1 - t)
  return swollen(piece.designed(t * 10), ([, y]) => (y > until ? piece.size * 0.0007 : 0))
}

/** In its saggar the body shrinks, the powder melts, runs and turns to glass. */
export const glazeFire: Operator = (piece, t) => {
  const melted = smoothstep(0.35, 0.8, t)
  const thick = piece.size * 0.0035 * (1 - melted)
  const run = (y: number) => piece.size * 0.002 * melted * (1 - t) * smoothstep(0.3, 0, y / piece.h)
  const solid = swollen(scaled(piece.finished, mix(1.08, 1, t)), ([, y]) => thick + run(y))
  const glazed = melted < 0.5 ? inMaterial(solid, 'marble') : solid
  return together(glazed, saggar(piece, { open: t > 0.5 ? (t - 0.5) * 2 : 0 }))
}

/** The saggar is opened when it has cooled. */
export const drawKiln: Operator = (piece, t) =>
  t > 0.94 ? piece.finished : together(piece.finished, saggar(piece, { open: 1 + t }))

/** The metal beneath is filed and rubbed clean. */
export const prepareMetal: Operator = (piece, t) =>
  uneven(inMaterial(piece.finished, underGold(piece)), { depthM: piece.size * 0.006 * (1 - t), grainM: piece.size * 0.03, seed: piece.seed }) // prettier-ignore

/** Gold, ground up with mercury, is brushed on: a silvery paste. */
export const amalgam: Operator = (piece, t) => {
  const level = piece.h * (1 - t)
  const coated = swollen(inMaterial(piece.finished, underGold(piece)), ([, y]) =>
    y > level ? piece.size * 0.003 : 0,
  )
  return partly(coated, () => plainSkin('silver'), ([, y]) => y > level) // prettier-ignore
}

/** Over a fire the mercury goes off; the gold stays, dull and porous. */
export const driveOff: Operator = (piece, t) => {
  const level = piece.h * (1 - t)
  const thick = (y: number) => piece.size * (y > level ? 0.0008 : 0.003)
  const heated = uneven(swollen(inMaterial(piece.finished, 'silver'), ([, y]) => thick(y)), { depthM: piece.size * 0.0012 * t, grainM: piece.size * 0.012, seed: piece.seed }) // prettier-ignore
  return partly(heated, (skin) => ({ ...skin, surface: 'gold' }), ([, y]) => y > level) // prettier-ignore
}

/** Rubbed with agate until it shines. */
export const burnish: Operator = (piece, t) =>
  uneven(swollen(piece.finished, () => piece.size * 0.0008 * (1 - t)), { depthM: piece.size * 0.0012 * (1 - t), grainM: piece.size * 0.012, seed: piece.seed }) // prettier-ignore

/** Leaf or wire is hammered into grooves, piece after piece. */
export const inlay: Operator = (piece, t) => {
  const until = -piece.w / 2 + piece.w * t
  return swollen(piece.designed(t * 10), ([x]) => (x < until ? 0 : piece.size * 0.0018))
}

function underGold({ facts }: Workpiece): SurfaceName {
  return facts.surface === 'gold' ? 'bronze' : facts.surface
}

function bare(piece: Workpiece, surface: SurfaceName): Solid {
  return { ...piece.finished, skins: piece.finished.skins.map((skin): Skin => ({ ...skin, surface, accent: undefined, motif: 'plain' })) } // prettier-ignore
}

/** What is under the glaze. */
function bodyOf(surface: SurfaceName): SurfaceName {
  return surface === 'porcelain' ? 'limestone' : surface === 'celadon' || surface === 'stoneware' ? 'clay' : 'terracotta' // prettier-ignore
}

/** A box of fireclay, cut open at the front to be seen into: its back half stands, its lid is lifted. */
function saggar(piece: Workpiece, { open }: { readonly open: number }): Solid {
  const r = Math.max(piece.w, piece.d) * 0.62
  const [wall, h] = [r * 0.09, piece.h * 1.16]
  const draft = new Draft()
  const skin = plainSkin('terracotta')
  const tileM = piece.size * 0.5
  lathe(draft, { knots: [{ r: 0, y: -wall, sharp: true }, { r, y: -wall, sharp: true }, { r, y: -wall * 0.05, sharp: true }, { r: 0, y: -wall * 0.05, sharp: true }], rows: 10, segments: 40, skinOf: () => skin, tileM }) // prettier-ignore
  const lid = solidOf(draft)
  const base = lid
  const top = moved(
    lid,
    ([x, y, z]) => [x, y + h + wall * 1.2 + open * piece.h * 0.24, z - open * r * 0.3],
    false,
  )
  return together(base, top)
}
