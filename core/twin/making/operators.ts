/** What each named step does to a workpiece at t, 0 to 1. */
import type { OperatorName } from '../../heritage/making.ts'
import type { Solid } from '../solid/solid.ts'
import * as carving from './carving.ts'
import * as casting from './casting.ts'
import * as clay from './clay.ts'
import * as cloth from './cloth.ts'
import * as coats from './coats.ts'
import * as tuning from './tuning.ts'
import * as writing from './writing.ts'
import type { Workpiece } from './workpiece.ts'

/** Pure; every piece of the answer is closed and wound outwards. */
export type Operator = (piece: Workpiece, t: number) => Solid

export const operators: Readonly<Record<OperatorName, Operator>> = {
  'coil-base': clay.coilBase,
  'coil-wall': clay.coilWall,
  'smooth-wall': clay.smoothWall,
  decorate: clay.decorate,
  'dry-and-fire': clay.dryAndFire,
  'wheel-centre': clay.centre,
  'wheel-open': clay.open,
  'wheel-pull': clay.pull,
  'wheel-shape': clay.shape,
  'trim-and-join': clay.trimAndJoin,
  model: casting.model,
  'take-mould': casting.takeMould,
  'pare-core': casting.pareCore,
  assemble: casting.assemble,
  pour: casting.pour,
  'break-mould': casting.breakMould,
  'finish-casting': casting.finishCasting,
  'wax-core': casting.waxCore,
  'model-wax': casting.modelWax,
  sprues: casting.sprues,
  invest: casting.invest,
  'melt-wax': casting.meltWax,
  'pour-wax-mould': casting.pourWaxMould,
  'break-investment': casting.breakInvestment,
  chase: casting.chase,
  quarry: carving.quarry,
  'rough-out': carving.roughOut,
  carve: carving.carve,
  dress: carving.dress,
  incise: carving.incise,
  polish: carving.polish,
  warp: cloth.warp,
  weft: cloth.weft,
  knot: cloth.knot,
  shear: cloth.shear,
  'join-strips': cloth.joinStrips,
  'cut-off': cloth.cutOff,
  'wood-core': coats.woodCore,
  ground: coats.ground,
  'lacquer-coats': coats.lacquerCoats,
  'polish-and-fit': coats.polishAndFit,
  biscuit: coats.biscuit,
  dip: coats.dip,
  paint: coats.paint,
  'glaze-fire': coats.glazeFire,
  'draw-kiln': coats.drawKiln,
  'prepare-metal': coats.prepareMetal,
  amalgam: coats.amalgam,
  'drive-off': coats.driveOff,
  burnish: coats.burnish,
  inlay: coats.inlay,
  knead: writing.knead,
  flatten: writing.flatten,
  press: writing.press,
  dry: writing.dry,
  plane: writing.plane,
  'cut-block': writing.cutBlock,
  ink: writing.ink,
  'lay-sheet': writing.laySheet,
  rub: writing.rub,
  lift: writing.lift,
  'strike-middle': tuning.strikeMiddle,
  'grind-middle': tuning.grindMiddle,
  'strike-side': tuning.strikeSide,
  'grind-side': tuning.grindSide,
  'try-both': tuning.tryBoth,
}
