/** What an exported file says of itself, in the asset's own fields and extras. */
import packageJson from '../../../package.json' with { type: 'json' }
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

/** `credit` is the scan's own, where there is one; else the holder's for the object. */
export function describeAsset(
  { artifact, holder }: RecordedArtifact,
  provenance: Provenance,
  credit?: string,
): AssetDescription {
  const { slug, labels, inventoryNumber, creditLine, rights, twin } = artifact
  const { widthM, heightM, depthM } = twin.dimensions
  const line = credit ?? creditLine?.en ?? [holder?.en, inventoryNumber].filter(Boolean).join(', ')
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
      rights,
    },
  }
}
