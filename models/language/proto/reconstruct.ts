/**
 * Reconstructs an ancestor's syllable from its daughters: kernels and slot networks propose (onset, rime, tone), counts
 * of reflexes and priors speak for each proposal, small rankers weigh all of it, and the least expected edit distance
 * decides. Whatever a ranker learns from was predicted with the word itself left out.
 */
import { editDistance } from '../distance.ts'
import type { Runtime } from '../../session.ts'
import { listCandidates, proposals, type CellEvidence, type Evidence } from './candidates.ts'
import { cellNames, cellsOf } from './cells.ts'
import { fitKernels, type Kernels } from './kernels.ts'
import { Priors } from './priors.ts'
import { fitRankers, type Ranker, type RankingList } from './ranker.ts'
import { ReflexCounts } from './reflexes.ts'
import { fitSlotNetworks, type SlotNetworks } from './slot-networks.ts'
import type { Daughters } from './slots.ts'
import { parseProto, parseSyllable, spellProto, type ProtoSyllable } from './syllable.ts'

export const protoMethod =
  'kernel ridge and slot networks propose onset, rime and tone; reflex counts and small rankers weigh the proposals'

export interface ProtoWord {
  readonly proto: readonly string[]
  /** The daughters' segments in a fixed order; empty where not known. */
  readonly daughters: readonly (readonly string[])[]
}

export interface Alternative {
  readonly segments: readonly string[]
  readonly probability: number
}
export interface Reconstruction {
  /** Of the ancestor that is expected to differ least. */
  readonly segments: readonly string[]
  /** The likeliest five, best first. */
  readonly alternatives: readonly Alternative[]
}

export interface Reconstructor {
  readonly reconstruct: (words: readonly ProtoWord['daughters'][]) => Promise<Reconstruction[]>
  /** What the parts take when stored: kernels in float16, counts as pairs of number and count, networks as files. */
  readonly bytes: number
  readonly dispose: () => Promise<void>
}

/** Proposals that are weighed, and those among them that an expected distance is taken over. */
const listed = 48
const compared = 24
/** How much a segment of expected distance takes from an ancestor's probability. */
const distancePrice = 1

export interface ReconstructorOptions {
  readonly onStage?: (stage: string, done: number) => void
}

/** @throws RangeError where no word has both an ancestor and a daughter. */
export async function fitReconstructor(
  runtime: Runtime,
  given: readonly ProtoWord[],
  { onStage }: ReconstructorOptions = {},
): Promise<Reconstructor> {
  const usable = given.filter(
    ({ proto, daughters }) => proto.length > 1 && daughters.some((d) => d.length > 0),
  )
  if (usable.length === 0) throw new RangeError('no word has an ancestor and a daughter')
  const words = usable.map(({ daughters }) => slotsOf(daughters))
  const ancestors = usable.map(({ proto }) => parseProto(proto))
  const cells = cellNames.map((name) => ancestors.map((ancestor) => cellsOf(ancestor)[name]))
  const kernels = fitKernels(words, cells, (name, done) => onStage?.(`kernel of the ${name}`, 0.4 * done))
  const networks = await fitSlotNetworks(runtime, words, cells, (done) =>
    onStage?.('slot networks', 0.4 + 0.4 * done),
  )
  onStage?.('rankers', 0.8)
  const evidence: Evidence = { reflexes: new ReflexCounts(words, ancestors), priors: new Priors(ancestors) }
  const size = Math.min(listed, proposals(ancestors))
  const lists = words.map((word, i): RankingList => {
    const leftOut = ancestors[i]!
    const cellEvidence = [kernels.leftOut(i), networks.leftOut(i)]
    const { candidates, features } = listCandidates(word, cellEvidence, evidence, { size, leftOut })
    return { features, truth: candidates.findIndex((candidate) => same(candidate, leftOut)) }
  })
  const ranker = await fitRankers(runtime, lists, size)
  return reconstructor({ kernels, networks, evidence, ranker, size })
}

interface Parts {
  readonly kernels: Kernels
  readonly networks: SlotNetworks
  readonly evidence: Evidence
  readonly ranker: Ranker
  readonly size: number
}

function reconstructor({ kernels, networks, evidence, ranker, size }: Parts): Reconstructor {
  return {
    bytes: kernels.bytes + networks.bytes + evidence.reflexes.bytes + evidence.priors.bytes + ranker.bytes,
    dispose: async () => {
      await networks.dispose()
      await ranker.dispose()
    },
    reconstruct: async (asked) => {
      const words = asked.map(slotsOf)
      const fromNetworks = await networks.predict(words)
      const lists = words.map((word, i) => {
        const cellEvidence: CellEvidence = [kernels.score(word), fromNetworks[i]!]
        return listCandidates(word, cellEvidence, evidence, { size })
      })
      const ranked = await ranker.rank(lists.map(({ features }) => features))
      return lists.map(({ candidates }, i) => decide(candidates.map(spellProto), ranked[i]!))
    },
  }
}

/** The alternatives by probability, and the one whose probability less its expected distance is highest. */
function decide(spelled: readonly (readonly string[])[], probabilities: Float32Array): Reconstruction {
  const merged = new Map<string, Alternative>()
  spelled.forEach((segments, c) => {
    const key = segments.join(' ')
    const probability = (merged.get(key)?.probability ?? 0) + probabilities[c]!
    merged.set(key, { segments, probability })
  })
  const alternatives = [...merged.values()].sort((a, b) => b.probability - a.probability)
  const likely = alternatives.slice(0, compared)
  const worth = likely.map(({ segments, probability }) =>
    likely.reduce(
      (sum, other) => sum - distancePrice * other.probability * editDistance(segments, other.segments),
      probability,
    ),
  )
  const { segments } = likely[worth.indexOf(Math.max(...worth))]!
  return { segments, alternatives: alternatives.slice(0, 5) }
}

const slotsOf = (daughters: ProtoWord['daughters']): Daughters =>
  daughters.map((segments) => (segments.length === 0 ? undefined : parseSyllable(segments)))

const same = (a: ProtoSyllable, b: ProtoSyllable): boolean =>
  a.onset === b.onset && a.rime === b.rime && a.tone === b.tone
