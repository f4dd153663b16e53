/** What an exported file says of itself, in the asset's own fields and extras. */
import packageJson from '../../../package.json' with { type: 'json' }
import type { Localized } from '../../../core/heritage/text.ts'
import type { Dimensions } from '../../../core/twin/facts.ts'
import type { RecordedArtifact } from './recorded-artifact.ts'

export const generator = `Mouseion ${packageJson.version}`

/** What the geometry is: computed by us, or measured on the object by the museum. */
export type Provenance = 'schematic-reconstruction' | 'museum-scan'

const words: Readonly<Record<Provenance, { readonly en: string; readonly zh: string }>> = {
  'schematic-reconstruction': {
    en: 'Schematic reconstruction from recorded form and dimensions; not a scan of the object.',
    zh: '依著录器形与尺寸所作的示意性复原，并非文物实物扫描。',
  },
  'museum-scan': {
    en: "The museum's own scan of the object, scaled to its recorded dimensions.",
    zh: '博物馆自有的文物扫描，已按著录尺寸校准。',
  },
}

export interface AssetDescription {
  readonly copyright: string
  readonly generator: string
  readonly extras: Readonly<Record<string, unknown>>
}

export interface Described {
  readonly provenance: Provenance
  /** Of the geometry; the twin's by default. */
  readonly dimensions?: Dimensions
  /** Whose rights and credit a scan's file carries, beside those of the object. */
  readonly scan?: { readonly rights: string; readonly creditLine?: Localized }
}

export function describeAsset(
  { artifact, holder }: RecordedArtifact,
  { provenance, dimensions, scan }: Described,
): AssetDescription {
  const { slug, labels, inventoryNumber, creditLine, twin } = artifact
  const rights = scan?.rights ?? artifact.rights
  const { widthM, heightM, depthM } = dimensions ?? twin.dimensions
  const object = creditLine?.en ?? [holder?.en, inventoryNumber].filter(Boolean).join(', ')
  const line = scan?.creditLine?.en ?? object
  return {
    copyright: `${labels.en}. ${line}. ${rights}`,
    generator,
    extras: {
      slug,
      name: { en: labels.en, zh: labels.zh },
      dimensionsM: { width: widthM, height: heightM, depth: depthM },
      provenance,
      statement: words[provenance],
      ...(provenance === 'schematic-reconstruction' && twin.inferred ? { inferred: twin.inferred } : {}),
      ...(holder === undefined ? {} : { holder: { en: holder.en, zh: holder.zh } }),
      inventoryNumber,
      ...(creditLine === undefined ? {} : { creditLine: { en: creditLine.en, zh: creditLine.zh } }),
      ...(scan?.creditLine === undefined
        ? {}
        : { scanCreditLine: { en: scan.creditLine.en, zh: scan.creditLine.zh } }),
      rights,
    },
  }
}
