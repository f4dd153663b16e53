import { describe, expect, it } from 'vitest'
import { formNames } from '../../../../../core/twin/facts.ts'
import { buildParadata } from '../../../../../core/twin/paradata/build-paradata.ts'
import { measuredAxes } from '../../../../../core/twin/paradata/measured.ts'
import { knownColours, knownPatterns } from '../../../../../core/twin/texture/known.ts'
import { paintSkin } from '../../../../../core/twin/texture/paint.ts'
import { inspectMesh } from '../../../../support/mesh-facts.ts'
import { sampleTwins } from '../../../../support/sample-twins.ts'

const kindsOf = (mesh: ReturnType<typeof buildParadata>) => mesh.parts.map(({ skin }) => skin.known).sort()

describe('measuredAxes', () => {
  const twin = { ...sampleTwins.amphora, dimensions: { widthM: 0.41, heightM: 0.622, depthM: 0.41 } }
  it('takes what the record measures, and not what it calls inferred', () => {
    expect(measuredAxes({ heightM: 0.622 }, twin)).toEqual(['height'])
    expect(measuredAxes({ heightM: 0.622, diameterM: 0.41 }, twin)).toEqual(['width', 'height', 'depth'])
    expect(measuredAxes({ heightM: 0.622, diameterM: 0.41 }, { ...twin, inferred: ['width', 'depth'] })).toEqual(['height']) // prettier-ignore
    expect(measuredAxes({ lengthM: 0.622 }, twin)).toEqual(['height'])
    expect(measuredAxes({ weightKg: 3 }, twin)).toEqual([])
  })
})

describe('buildParadata', () => {
  it('is every form in its own shape, closed, in three skins at most', () => {
    for (const form of formNames) {
      const report = inspectMesh(buildParadata(sampleTwins[form], 'far', ['height']))
      expect(report.openEdges).toBe(0)
      expect(report.finite).toBe(true)
      expect(report.max[1]!).toBeCloseTo(sampleTwins[form].dimensions.heightM, 4)
    }
  })

  it('calls the extremes measured, the ornament invented, the rest inferred', () => {
    const mesh = buildParadata(sampleTwins.amphora, 'room', ['height'])
    expect(kindsOf(mesh)).toEqual(['inferred', 'invented', 'measured'])
    const measured = mesh.parts.find(({ skin }) => skin.known === 'measured')!
    const { heightM } = sampleTwins.amphora.dimensions
    for (let i = 1; i < measured.positions.length; i += 3)
      expect(Math.min(measured.positions[i]!, heightM - measured.positions[i]!)).toBeLessThan(heightM * 0.15)
    expect(kindsOf(buildParadata({ ...sampleTwins.head }, 'far', []))).toEqual(['inferred'])
  })

  it('tells the kinds apart by lightness and pattern, not by hue alone', () => {
    const light = (rgb: readonly number[]) => 0.2126 * rgb[0]! + 0.7152 * rgb[1]! + 0.0722 * rgb[2]!
    for (const [ground, pattern] of Object.values(knownColours))
      expect(Math.abs(light(ground) - light(pattern))).toBeGreaterThan(60)
    const drawn = Object.values(knownPatterns).map((at) => Array.from({ length: 256 }, (_, i) => (at((i % 16) / 16, Math.floor(i / 16) / 16) ? 1 : 0)).join('')) // prettier-ignore
    expect(new Set(drawn).size).toBe(3)
    const skin = {
      surface: 'limestone',
      accent: undefined,
      motif: 'plain',
      layout: 'tile',
      aspect: 1,
    } as const
    expect(paintSkin({ ...skin, known: 'inferred' }, 64).albedo).not.toEqual(paintSkin({ ...skin, known: 'measured' }, 64).albedo) // prettier-ignore
  })
})
