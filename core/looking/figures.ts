/** A person and a hand to see sizes by: schematic, of nobody, exactly as tall as stated. Drawn by us. */
import { Draft } from '../twin/geometry/draft.ts'
import { finish } from '../twin/geometry/finish.ts'
import { implicit, type Field } from '../twin/geometry/implicit.ts'
import { bothSides, chain, ellipsoid, join, limb } from '../twin/geometry/shapes.ts'
import type { Skin, TwinMesh } from '../twin/mesh.ts'
import { figureSizes, type FigureName } from './figure-names.ts'

const skin: Skin = { surface: 'limestone', accent: undefined, motif: 'plain', layout: 'tile', aspect: 1 }

/** In metres already; `finish` fits the last millimetres. */
const shapes: Readonly<Record<FigureName, () => { readonly field: Field; readonly cells: number }>> = {
  person: () => ({ field: person(), cells: 110 }),
  hand: () => ({ field: hand(), cells: 72 }),
}

export function buildFigure(name: FigureName): TwinMesh {
  const { widthM: w, heightM: h, depthM: d } = figureSizes[name]
  const { field, cells } = shapes[name]()
  const draft = new Draft()
  const margin = h * 0.04
  implicit(draft, {
    field,
    min: [-w / 2 - margin, -margin, -d / 2 - margin],
    max: [w / 2 + margin, h + margin, d / 2 + margin],
    cells,
    skin,
    tileM: h / 2,
  })
  return finish(draft, figureSizes[name], 40)
}

function person(): Field {
  const trunk = join(
    0.12,
    ellipsoid([0, 1.3, 0], [0.16, 0.17, 0.1]),
    ellipsoid([0, 1.1, 0.004], [0.132, 0.2, 0.09]),
    ellipsoid([0, 0.94, -0.004], [0.142, 0.12, 0.1]),
  )
  const shoulders = bothSides(limb([0.02, 1.43, -0.012], [0.178, 1.385, -0.01], 0.05, 0.05))
  const head = join(
    0.05,
    ellipsoid([0, 1.605, -0.008], [0.078, 0.096, 0.094]),
    ellipsoid([0, 1.54, 0.016], [0.058, 0.06, 0.064]),
  )
  const neck = limb([0, 1.4, -0.02], [0, 1.53, -0.006], 0.058, 0.05)
  const arm = chain(
    [[0.186, 1.38, -0.01], [0.224, 1.1, -0.018], [0.24, 0.87, 0.03], [0.242, 0.72, 0.05]],
    [0.047, 0.039, 0.028, 0.026],
    0.03,
  ) // prettier-ignore
  const leg = chain([[0.078, 0.92, 0], [0.09, 0.5, 0.012], [0.098, 0.08, -0.03]], [0.088, 0.056, 0.037], 0.05) // prettier-ignore
  const foot = limb([0.1, 0.032, -0.05], [0.116, 0.028, 0.13], 0.034, 0.027)
  return join(
    0.04,
    join(0.08, trunk, shoulders, neck),
    head,
    bothSides(arm),
    bothSides(join(0.03, leg, foot)),
  )
}

/** A left hand seen from its back, fingers up and a little apart. */
function hand(): Field {
  const palm = join(
    0.012,
    ellipsoid([0.004, 0.055, 0], [0.038, 0.05, 0.013]),
    limb([-0.022, 0.03, 0], [-0.026, 0.082, 0], 0.013, 0.012),
    limb([0.024, 0.03, 0], [0.032, 0.08, 0], 0.013, 0.011),
    limb([0, 0.006, 0], [0, 0.05, 0], 0.018, 0.02),
  )
  const fingers = [
    chain([[-0.027, 0.085, 0], [-0.032, 0.128, 0.002], [-0.034, 0.164, 0]], [0.0098, 0.0086, 0.0066], 0.004),
    chain([[-0.008, 0.09, 0.001], [-0.009, 0.14, 0.003], [-0.009, 0.1785, 0.001]], [0.0101, 0.0088, 0.0066], 0.004),
    chain([[0.012, 0.088, 0.001], [0.015, 0.134, 0.003], [0.017, 0.169, 0.001]], [0.0096, 0.0084, 0.0064], 0.004),
    chain([[0.03, 0.08, 0], [0.037, 0.113, 0.001], [0.041, 0.139, 0]], [0.0084, 0.0074, 0.0058], 0.004),
  ] // prettier-ignore
  const thumb = chain([[-0.024, 0.03, 0.004], [-0.045, 0.064, 0.007], [-0.053, 0.099, 0.004]], [0.014, 0.0108, 0.008], 0.006) // prettier-ignore
  return join(0.009, palm, ...fingers, thumb)
}
