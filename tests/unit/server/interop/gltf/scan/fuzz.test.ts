/** Whatever the bytes are: a scan or a refusal with a known reason, soon. Never another error, never without an end. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { scanRefusalCodes } from '../../../../../../core/api/scans.ts'
import { scanWords } from '../../../../../../core/i18n/scans.ts'
import { prepareScan } from '../../../../../../server/interop/gltf/scan/prepare-scan.ts'
import { ScanRefusedError } from '../../../../../../server/interop/gltf/scan/refusal.ts'
import { buildScan, tamper } from '../../../../../support/scans.ts'

const order = {
  recorded: {
    dimensions: { widthM: 0.25, heightM: 0.3, depthM: 0.25 },
    recorded: [true, true, true],
  },
  description: { copyright: '', generator: '', extras: {} },
} as const
const seed = 20261124
/** On a slow machine with others at work; unharmed files of this size take 100 ms. */
const mostMs = 10_000

let scan: Uint8Array
beforeAll(async () => {
  scan = await buildScan({ detail: 4, texturePx: 16 })
})

async function outcome(bytes: Uint8Array): Promise<string> {
  const started = performance.now()
  const result = await prepareScan(bytes, order, () => undefined).then(
    () => 'taken',
    (error: unknown) => {
      if (!(error instanceof ScanRefusedError)) throw error
      for (const language of ['en', 'zh'] as const)
        expect(scanWords[language].refused(error.refusal).length).toBeGreaterThan(3)
      return error.refusal.code
    },
  )
  expect(performance.now() - started).toBeLessThan(mostMs)
  return result
}

const known: readonly string[] = ['taken', ...scanRefusalCodes]
const run = (make: fc.Arbitrary<Uint8Array>, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(make, async (bytes) => {
      expect(known).toContain(await outcome(bytes))
    }),
    { seed, numRuns },
  )

describe('scans that went wrong on the way, or were made to', () => {
  it('bytes at random', () => run(fc.uint8Array({ maxLength: 400 }), 60), 120_000)

  it('cut off anywhere', () => run(fc.nat({ max: 99_999 }).map((n) => scan.subarray(0, n % scan.length)), 60), 120_000) // prettier-ignore

  it('bytes changed anywhere', async () => {
    const change = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 })
    await run(
      change.map((changes) => {
        const bytes = scan.slice()
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        return bytes
      }),
      60,
    )
  }, 300_000)

  it('bytes changed in geometry and pictures alone', async () => {
    const change = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 40 })
    await run(
      change.map((changes) =>
        tamper(scan, ({ bin }) => {
          for (const [at, value] of changes) bin[at % bin.length] = value
        }),
      ),
      60,
    )
  }, 300_000)

  it('one number or text of the JSON replaced', async () => {
    const worst = fc.constantFrom<unknown>(
      -1, 0, 1, 3, 5123, 65_535, 2 ** 31, 2 ** 32, 2 ** 53, 1e308, 0.5, null, true, '', 'VEC4', 'data:;base64,', {}, [], [0], [[0]],
    ) // prettier-ignore
    await run(
      fc.tuple(fc.nat(), worst).map(([which, value]) =>
        tamper(scan, ({ json }) => {
          const places = leavesOf(json)
          const { of, key } = places[which % places.length]!
          of[key] = value
        }),
      ),
      200,
    )
  }, 300_000)
})

interface Leaf {
  readonly of: Record<string, unknown>
  readonly key: string
}

/** Every place in a JSON tree that holds no object. */
function leavesOf(node: unknown): Leaf[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' ? leavesOf(value) : [{ of: node as Record<string, unknown>, key }],
  )
}
