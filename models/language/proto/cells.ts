/** An ancestor's syllable in cells, finer and coarser: what is predicted, and what its reflexes depend on. */
import { featuresOf } from '../segments.ts'
import { slotNames, type ProtoSyllable } from './syllable.ts'

/** Each cell that a kernel predicts. The first three make up the syllable. */
export const cellNames = ['onset', 'rime', 'tone', 'onset+medial', 'medial', 'nucleus', 'coda'] as const
export type CellName = (typeof cellNames)[number]

/** How many contexts each slot has. */
export const contextCount = 11

interface RimeParts {
  readonly medial: string
  readonly nucleus: string
  readonly coda: string
}

/** Glides before the last sound are the medial, the vowels after them the nucleus, the rest the coda. */
export function rimeParts(rime: string): RimeParts {
  const sounds = rime.split(' ')
  const kinds = sounds.map((sound) => featuresOf(sound).kind)
  let start = 0
  while (start < sounds.length - 1 && kinds[start] === 'glide') start++
  let end = start
  while (end < sounds.length && kinds[end] === 'vowel') end++
  return {
    medial: sounds.slice(0, start).join(''),
    nucleus: sounds.slice(start, end).join(''),
    coda: sounds.slice(end).join(''),
  }
}

export function cellsOf({ onset, rime, tone }: ProtoSyllable): Readonly<Record<CellName, string>> {
  const parts = rimeParts(rime)
  return { onset, rime, tone, ...parts, 'onset+medial': `${onset} ${parts.medial}` }
}

/** Lips, teeth, sibilants, curled back, palatal, velar, further back: what rimes changed after. */
function placeOf(onset: string): string {
  const { kind, values } = featuresOf(onset)
  if (kind === 'other') return ''
  if (kind === 'glide') return 'glide'
  const [place = 0] = values
  if (values[4] === 1) return 'lateral'
  if (place < 0.2) return 'labial'
  if (place < 0.4) return values[13] === 1 ? 'sibilant' : 'dental'
  if (place < 0.47) return 'retroflex'
  if (place < 0.6) return 'palatal'
  return values[2] === 1 || place > 0.9 ? 'laryngeal' : 'velar'
}

/** Sonorant, aspirated, voiced or voiceless: what tones split by. */
function voiceOf(onset: string): string {
  const { kind, values } = featuresOf(onset)
  if (kind === 'other') return 'none'
  if (kind === 'glide' || values[3] === 1 || values[4] === 1) return 'sonorant'
  return values[8] === 1 ? 'aspirated' : values[7] === 1 ? 'voiced' : 'voiceless'
}

/** For every slot of a daughter what it may depend on in the ancestor: the widest context first. */
export function reflexContexts(syllable: ProtoSyllable): readonly (readonly string[])[] {
  const { onset, rime, tone } = syllable
  const { medial, nucleus, coda } = rimeParts(rime)
  const [place, voice] = [placeOf(onset), voiceOf(onset)]
  const checked = tone === '入' ? 'checked' : ''
  const after = [
    `${rime}`,
    `${rime} ${checked}`,
    `${rime} ${checked} ${place}`,
    `${rime} ${checked} / ${onset}`,
  ]
  const ladders: Readonly<Record<(typeof slotNames)[number], readonly string[]>> = {
    onset: [
      onset,
      `${onset} ${medial}`,
      `${onset} ${medial} ${tone}`,
      `${onset} / ${rime}`,
      `${onset} / ${rime} / ${tone}`,
    ],
    medial: [
      `${medial} ${nucleus}`,
      rime,
      `${rime} ${place}`,
      `${rime} ${place} ${checked}`,
      `${rime} / ${onset}`,
    ],
    nucleus: [nucleus, ...after],
    offglide: [nucleus, ...after],
    coda: [
      coda,
      `${coda} ${checked}`,
      `${rime} ${checked}`,
      `${rime} ${checked} ${place}`,
      `${rime} ${checked} / ${onset}`,
    ],
    tone: [
      tone,
      `${tone} ${voice}`,
      `${tone} ${onset}`,
      `${tone} ${onset} ${medial}`,
      `${tone} ${onset} / ${rime}`,
    ],
  }
  const own = [onset, `${medial} ${nucleus}`, nucleus, nucleus, coda, tone]
  return slotNames.map((slot, k) => [
    ...ladders[slot],
    `tone ${own[k]} ${tone}`,
    `onset ${own[k]} ${onset}`,
    `rime ${own[k]} ${rime}`,
    `nucleus and coda ${own[k]} ${nucleus} ${coda}`,
    `up to the nucleus ${own[k]} ${onset} ${medial} ${nucleus}`,
    `syllable ${onset} / ${rime} / ${tone}`,
  ])
}
