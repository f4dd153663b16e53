/** From what a visitor saw to a slate with reasons; the same in the browser and on the server. */
import { floats, ints } from '../session.ts'
import type { Session } from '../session.ts'
import { contextOf } from './context.ts'
import { historyLength } from './export.ts'
import { recommendInputSchema } from './schema.ts'
import type { RecommendInput, RecommendOutput, RecommenderVocab } from './schema.ts'
import { exploreSlate } from './slate.ts'

/** Histories (item numbers, latest first) to scores of all items, one run for all of them. */
export async function scoreHistories(
  session: Session,
  vocab: RecommenderVocab,
  histories: readonly (readonly number[])[],
): Promise<Float32Array[]> {
  const items = vocab.items.length
  const tables = { popularityRank: Float32Array.from(vocab.popularityRank) }
  const history = new Int32Array(histories.length * historyLength).fill(items)
  const context = new Float32Array(histories.length * vocab.contextSize)
  histories.forEach((seen, row) => {
    history.set(seen.slice(0, historyLength), row * historyLength)
    context.set(contextOf({ history: seen }, tables), row * vocab.contextSize)
  })
  const { scores } = await session.run({
    history: ints([histories.length, historyLength], history),
    context: floats([histories.length, vocab.contextSize], context),
  })
  const data = scores!.data as Float32Array
  return histories.map((_, row) => data.subarray(row * items, (row + 1) * items))
}

const explained = 12

export function createRecommender(session: Session, vocab: RecommenderVocab) {
  const numberOf = new Map(vocab.items.map((slug, i) => [slug, i]))
  const newcomers = new Set(vocab.newcomers)
  return {
    async predict(raw: RecommendInput): Promise<RecommendOutput> {
      const input = recommendInputSchema.parse(raw)
      // What the model doesn't know (added to the graph since) can't speak.
      const history = [...new Set(input.history.toReversed().flatMap((slug) => numberOf.get(slug) ?? []))]
      const withouts = history.slice(0, explained)
      const [scores, ...without] = await scoreHistories(session, vocab, [
        history,
        ...withouts.map((item) => history.filter((h) => h !== item)),
      ])
      const slate = exploreSlate(
        { scores: scores!, newcomers },
        { seen: new Set(history), count: input.limit, seed: input.seed },
      )
      const mean = meanOf(scores!)
      const means = without.map(meanOf)
      const items = slate.map(({ item, propensity, explored }) => {
        // A score means little by itself: what counts is how far it stands above the catalogue's mean.
        const falls = without.map((row, i) => scores![item]! - mean - (row[item]! - means[i]!))
        // Nor is a reason named without which the score itself would not be lower.
        const own = falls.map((fall, i) => (without[i]![item]! < scores![item]! ? fall : 0))
        const largest = own.indexOf(Math.max(...own))
        const because =
          !explored && largest >= 0 && own[largest]! > 0 ? vocab.items[withouts[largest]!]! : null
        return {
          item: vocab.items[item]!,
          score: scores![item]!,
          propensity,
          because,
          explored,
          newcomer: newcomers.has(item),
        }
      })
      return { items, basis: vocab.basis }
    },
  }
}

function meanOf(scores: Float32Array): number {
  let sum = 0
  for (const score of scores) sum += score
  return sum / scores.length
}
