import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import * as nn from '../../../../models/nn/index.ts'
import type { StorageDtype } from '../../../../models/nn/index.ts'
import { ints } from '../../../../models/session.ts'
import { runModel } from './evaluate.ts'

describe('float16', () => {
  it('rounds to the nearest, ties to even, as known bits', () => {
    const known: [number, number][] = [
      [0, 0],
      [-0, 0x8000],
      [1, 0x3c00],
      [-2, 0xc000],
      [65504, 0x7bff],
      [65519, 0x7bff],
      [65520, 0x7c00],
      [2 ** -24, 1],
      [2 ** -25, 0],
      [1 + 2 ** -11, 0x3c00],
      [1 + 3 * 2 ** -11, 0x3c02],
      [1 / 3, 0x3555],
      [Infinity, 0x7c00],
    ]
    for (const [value, bits] of known) expect([value, nn.toFloat16(value)]).toEqual([value, bits])
    expect(nn.fromFloat16(nn.toFloat16(NaN))).toBeNaN()
  })
  it('comes back the same for every half', () => {
    for (let bits = 0; bits < 2 ** 16; bits++) {
      const value = nn.fromFloat16(bits)
      if (!Number.isNaN(value)) expect(nn.toFloat16(value)).toBe(bits)
    }
  })
})

describe('quantisation', () => {
  it('N7: (.5, -1.27, .003) becomes 50, -127, 0 at a scale of .01', () => {
    const { values, scales } = nn.quantise(Float32Array.of(0.5, -1.27, 0.003), [1, 3], 0)
    expect([...values]).toEqual([50, -127, 0])
    expect(scales[0]).toBeCloseTo(0.01, 7)
  })
  it('errs by half a scale at most, along either axis', () => {
    const weights = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(weights, fc.constantFrom(0, 1), (list, axis) => {
        const data = Float32Array.from(list)
        const { values, scales } = nn.quantise(data, [3, 4], axis)
        return data.every((w, i) => {
          const scale = scales[axis === 0 ? Math.floor(i / 4) : i % 4]!
          return Math.abs(w - values[i]! * scale) <= scale * 0.5001
        })
      }),
    )
  })
})

describe('stored weights', () => {
  const data = Float32Array.of(1, 2, 0.5, -1.27, 0.003, 1, 7, 8)
  const read = async (dtype: StorageDtype, values = data) => {
    const g = new nn.GraphBuilder()
    const rows = g.input('rows', 'int32', ['n'])
    const dims = [4, 2]
    g.output('table', nn.storedTable(g, { name: 'rows.weight', dims, data: values }, dtype)(rows))
    const matrix = nn.storedWeights(g, { name: 'matrix.weight', dims, data: values }, { dtype, axis: 1 })
    g.output('matrix', nn.gather(matrix, rows))
    const { table, matrix: taken } = await runModel(g.build(), { rows: ints([3], [1, 3, 1]) })
    return { table: [...table!.data] as number[], matrix: [...taken!.data] as number[] }
  }
  const expected = [0.5, -1.27, 7, 8, 0.5, -1.27]
  it('come back within the precision they are stored in', async () => {
    for (const [dtype, digits] of [
      ['float32', 6],
      ['float16', 3],
      ['int8', 1],
    ] as const) {
      const { table, matrix } = await read(dtype)
      expected.forEach((value, i) => {
        expect(table[i]).toBeCloseTo(value, digits)
        expect(matrix[i]).toBeCloseTo(value, digits)
      })
    }
  })
  it('stay float32 beyond the range of float16', async () => {
    const { table } = await read(
      'float16',
      data.map((w) => w * 100_000),
    )
    expect(table[2]).toBe(700_000)
  })
})
