/**
 * What the shared space of languages is learned from: the museum's own texts, which stand in Chinese and English, and everyday
 * concepts in both.
 */
import type { EntityDraft } from '../../../core/heritage/entity.ts'
import type { ParallelText } from '../../../models/text/shared-space.ts'
import type { SharedSpaceOptions } from '../../../models/text/shared-space.ts'
import { countGrams, sharedGrams } from '../../../models/text/tokens.ts'
import { meantKinds, meantTexts } from '../../meaning/texts.ts'
import { loadConcepts } from './concepts.ts'

export const ownLanguages = ['en', 'zh'] as const
export const ownSpaceOptions: SharedSpaceOptions = { dimensions: 64, lambda: 0.3, seed: 1 }

/** What a concept counts beside a text of the museum. */
const conceptWeight = 0.3

export interface OwnText {
  readonly slug: string
  readonly kind: EntityDraft['kind']
  /** In the order of `ownLanguages`. */
  readonly names: readonly string[]
  readonly wholes: readonly string[]
}

export function ownTexts(drafts: readonly EntityDraft[]): OwnText[] {
  return drafts
    .filter(({ kind }) => meantKinds.includes(kind))
    .map((draft) => {
      const texts = new Map(meantTexts(draft).map((text) => [text.language, text]))
      return {
        slug: draft.slug,
        kind: draft.kind,
        names: ownLanguages.map((language) => texts.get(language)?.name ?? ''),
        wholes: ownLanguages.map((language) => texts.get(language)?.whole ?? ''),
      }
    })
}

/** A name is a pair of its own, so that short questions are learned from too. */
export function parallelTexts(texts: readonly OwnText[]): ParallelText[] {
  const pair = (versions: readonly string[], weight: number): ParallelText => ({
    versions: versions.map((text) => countGrams(text, sharedGrams)),
    weight,
  })
  const lexicon = loadConcepts()
  const named = ownLanguages.map((language) => lexicon.get(language) ?? [])
  return [
    ...texts.flatMap(({ names, wholes }) => [
      pair(wholes, 1),
      ...(names.join() === wholes.join() ? [] : [pair(names, 1)]),
    ]),
    ...named[0]!.map((_, i) =>
      pair(
        named.map((words) => words[i] ?? ''),
        conceptWeight,
      ),
    ),
  ]
}
