/** Three floats for each texel of one surface, and how they are smoothed and enlarged. */
export class Texels {
  readonly width: number
  readonly height: number
  readonly data: Float32Array

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.data = new Float32Array(width * height * 3)
  }

  /** A separable blur with weights 1 2 1, `times` over; edges repeat. */
  smooth(times: number): void {
    for (let pass = 0; pass < times; pass++) this.blur(1)
  }

  /** Seven texels wide; of a pattern that repeats every four texels nothing is left. */
  even(): void {
    this.blur(1)
    this.blur(2)
  }

  private blur(reach: number): void {
    const { width, height, data } = this
    const copy = new Float32Array(data.length)
    blurLines(data, copy, { lines: height, length: width, line: width * 3, step: 3 }, reach)
    blurLines(copy, data, { lines: width, length: height, line: 3, step: width * 3 }, reach)
  }

  /** Bilinear, with corners on corners; `fx` and `fy` from 0 to 1. Adds to `out` at `at`. */
  addTo(out: Float32Array, at: number, fx: number, fy: number): void {
    const { width, height, data } = this
    const x = fx * (width - 1)
    const y = fy * (height - 1)
    const x0 = Math.min(width - 1, Math.floor(x))
    const y0 = Math.min(height - 1, Math.floor(y))
    const x1 = Math.min(width - 1, x0 + 1)
    const y1 = Math.min(height - 1, y0 + 1)
    const [kx, ky] = [x - x0, y - y0]
    for (let c = 0; c < 3; c++) {
      const top = data[(y0 * width + x0) * 3 + c]! * (1 - kx) + data[(y0 * width + x1) * 3 + c]! * kx
      const low = data[(y1 * width + x0) * 3 + c]! * (1 - kx) + data[(y1 * width + x1) * 3 + c]! * kx
      out[at + c] = out[at + c]! + top * (1 - ky) + low * ky
    }
  }
}

interface Lines {
  readonly lines: number
  readonly length: number
  /** Floats from one line's start to the next, and from one texel of a line to the next. */
  readonly line: number
  readonly step: number
}

/** Weights 1 2 1 of a texel and of those `reach` before and after it. */
function blurLines(
  from: Float32Array,
  to: Float32Array,
  { lines, length, line, step }: Lines,
  reach: number,
): void {
  for (let l = 0; l < lines; l++)
    for (let i = 0; i < length; i++) {
      const here = l * line + i * step
      const before = here - Math.min(i, reach) * step
      const after = here + Math.min(length - 1 - i, reach) * step
      for (let c = 0; c < 3; c++)
        to[here + c] = (from[before + c]! + 2 * from[here + c]! + from[after + c]!) / 4
    }
}
