import { getBounds, NodeIO } from '@gltf-transform/core'
import { ALL_EXTENSIONS } from '@gltf-transform/extensions'
import { describe, expect, it } from 'vitest'
import { formNames, type TwinFacts } from '../../../../../core/twin/facts.ts'
import { createTwinExporter } from '../../../../../server/interop/gltf/export-twin.ts'
import { validateGlb } from '../../../../../server/interop/gltf/validate.ts'
import { buildArtifact } from '../../../../support/builders.ts'
import { sampleTwins } from '../../../../support/sample-twins.ts'

const io = new NodeIO().registerExtensions(ALL_EXTENSIONS)
const exportFar = createTwinExporter('far')
const recorded = (twin: TwinFacts) => ({
  artifact: buildArtifact('a-thing', { twin }),
  holder: { en: 'A museum', zh: '某博物馆' },
})

describe('a twin as GLB', () => {
  for (const form of formNames)
    it(`${form}: nothing for the validator to say, and exactly its recorded size`, async () => {
      const twin = sampleTwins[form]
      const { bytes } = await exportFar(recorded(twin))
      const { errors, warnings, infos, hints } = await validateGlb(bytes)
      expect({ errors, warnings, infos, hints }).toEqual({ errors: 0, warnings: 0, infos: 0, hints: 0 })
      const root = (await io.readBinary(bytes)).getRoot()
      const { widthM, heightM, depthM } = twin.dimensions
      expect(root.getAsset()['extras']).toMatchObject({
        dimensionsM: { width: widthM, height: heightM, depth: depthM },
      })
      const { min, max } = getBounds(root.getDefaultScene()!)
      const wanted = [-widthM / 2, 0, -depthM / 2, widthM / 2, heightM, depthM / 2]
      ;[...min, ...max].forEach((value, k) => expect(Math.abs(value - wanted[k]!)).toBeLessThan(1e-6))
    })

  it('says what it is, whose the object is, and what was inferred', async () => {
    const twin: TwinFacts = { ...sampleTwins.bowl, inferred: ['foot ring'] }
    const { artifact, holder } = recorded(twin)
    const { bytes } = await exportFar({ artifact, holder })
    const { asset } = (await io.binaryToJSON(bytes)).json
    expect(asset.generator).toMatch(/^Mouseion \d/)
    expect(asset.copyright).toBe(
      'Vessel a-thing. A museum, T.a-thing. https://creativecommons.org/publicdomain/zero/1.0/',
    )
    expect(asset.extras).toMatchObject({
      slug: 'a-thing',
      name: { en: 'Vessel a-thing', zh: '器物 a-thing' },
      provenance: 'schematic-reconstruction',
      inferred: ['foot ring'],
      holder: { en: 'A museum', zh: '某博物馆' },
    })
    expect((asset.extras as { statement: { en: string } }).statement.en).toContain('Schematic reconstruction')
  })

  it('keeps glaze as a clear coat and cloth as sheen', async () => {
    const glazed = await exportFar(recorded(sampleTwins.bowl))
    const woven = await exportFar(recorded(sampleTwins.textile))
    const used = async (bytes: Uint8Array) =>
      (await io.readBinary(bytes))
        .getRoot()
        .listExtensionsUsed()
        .map((e) => e.extensionName)
    expect(await used(glazed.bytes)).toContain('KHR_materials_clearcoat')
    expect(await used(woven.bytes)).toContain('KHR_materials_sheen')
  })
})
