type Vec3 = readonly [number, number, number]
export type Rgba = readonly [number, number, number, number]

/** Boxes, tubes and quads with a colour to each vertex, gathered for one mesh. Counter-clockwise seen from outside. */
export class ShapeList {
  readonly positions: number[] = []
  readonly normals: number[] = []
  readonly colours: number[] = []
  readonly indices: number[] = []

  quad(
    corners: readonly [Vec3, Vec3, Vec3, Vec3],
    normal: Vec3,
    colours: readonly [Rgba, Rgba, Rgba, Rgba],
  ): void {
    const first = this.positions.length / 3
    for (const [i, corner] of corners.entries()) {
      this.positions.push(...corner)
      this.normals.push(...normal)
      this.colours.push(...colours[i]!)
    }
    this.indices.push(first, first + 1, first + 2, first, first + 2, first + 3)
  }

  box(centre: Vec3, half: Vec3, colour: Rgba, headingRad = 0): void {
    const [c, s] = [Math.cos(headingRad), Math.sin(headingRad)]
    const place = (x: number, y: number, z: number): Vec3 => [
      centre[0] + x * c + z * s,
      centre[1] + y,
      centre[2] - x * s + z * c,
    ]
    const turn = (n: Vec3): Vec3 => [n[0] * c + n[2] * s, n[1], -n[0] * s + n[2] * c]
    const colours = [colour, colour, colour, colour] as const
    const [x, y, z] = half
    for (const sign of [-1, 1] as const) {
      const k = sign
      this.quad(
        [place(k * x, -y, k * z), place(k * x, -y, -k * z), place(k * x, y, -k * z), place(k * x, y, k * z)],
        turn([k, 0, 0]),
        colours,
      )
      this.quad(
        [place(-k * x, -y, k * z), place(k * x, -y, k * z), place(k * x, y, k * z), place(-k * x, y, k * z)],
        turn([0, 0, k]),
        colours,
      )
      this.quad(
        [place(-x, k * y, k * z), place(x, k * y, k * z), place(x, k * y, -k * z), place(-x, k * y, -k * z)],
        [0, k, 0],
        colours,
      )
    }
  }

  /** A closed tube that begins at `from` and goes along `towards`. */
  tube(
    from: Vec3,
    towards: Vec3,
    {
      radiusM,
      lengthM,
      colour,
    }: { readonly radiusM: number; readonly lengthM: number; readonly colour: Rgba },
  ): void {
    const side =
      Math.abs(towards[1]) > 0.95 ? unit(cross(towards, [1, 0, 0])) : unit(cross(towards, [0, 1, 0]))
    const other = cross(towards, side)
    const segments = 12
    const back = from.map((x, i) => x - towards[i]! * lengthM * 0.5) as unknown as Vec3
    const front = from.map((x, i) => x + towards[i]! * lengthM * 0.5) as unknown as Vec3
    const rim = (middle: Vec3, angle: number): Vec3 =>
      [0, 1, 2].map(
        (i) => middle[i]! + (side[i]! * Math.cos(angle) + other[i]! * Math.sin(angle)) * radiusM,
      ) as unknown as Vec3
    const colours = [colour, colour, colour, colour] as const
    for (let i = 0; i < segments; i++) {
      const [a, b] = [(i / segments) * 2 * Math.PI, ((i + 1) / segments) * 2 * Math.PI]
      const middle = (a + b) / 2
      const normal = [0, 1, 2].map(
        (k) => side[k]! * Math.cos(middle) + other[k]! * Math.sin(middle),
      ) as unknown as Vec3
      this.quad([rim(back, a), rim(back, b), rim(front, b), rim(front, a)], normal, colours)
      const away = towards.map((x) => -x) as unknown as Vec3
      this.quad([back, rim(back, b), rim(back, a), back], away, colours)
    }
  }
}

function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

function unit(a: Vec3): Vec3 {
  const k = 1 / (Math.hypot(...a) || 1)
  return [a[0] * k, a[1] * k, a[2] * k]
}
