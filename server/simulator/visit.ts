/** One simulated visit: walks, is shown slates, chooses, rates, judges texts and words; returns the events that a page would log. */
import { ulid } from 'ulid'
import type { MuseumClient } from '../../core/api/client.ts'
import { eventSchema } from '../../core/events/event.ts'
import type { VisitEvent } from '../../core/events/event.ts'
import { createRandom } from '../../models/nn/random.ts'
import type { Random } from '../../models/nn/random.ts'
import { judgeCell, judgePassage } from './judgements.ts'
import type { AskedModels } from './judgements.ts'
import type { Knowledge } from './knowledge.ts'
import { desires, draw } from './world.ts'
import type { SimulatedVisitor, World } from './world.ts'

export interface VisitSetting {
  readonly world: World
  readonly knowledge: Knowledge
  readonly client: MuseumClient
  readonly models: AskedModels
  /** Visits happened in the two weeks before this. */
  readonly nowMs: number
}

/** How often a slate is looked at, and how many judgements a visit gives. */
const habits = { attention: 0.7, texts: 4, words: 5 }
const fortnightMs = 14 * 86_400_000
const hourMs = 3_600_000

export async function simulateVisit(visitor: SimulatedVisitor, setting: VisitSetting): Promise<VisitEvent[]> {
  const { world, client } = setting
  const random = createRandom(visitor.seed, visitor.number, 77)
  const visit = uuidOf(random)
  const events: VisitEvent[] = []
  let atMs = setting.nowMs - hourMs - random.int(fortnightMs - 2 * hourMs)
  const log = (event: object) => {
    events.push(eventSchema.parse({ id: ulid(atMs), visit, order: events.length, atMs, ...event }))
    atMs += 15_000 + random.int(60_000)
  }
  log({
    type: 'visit-started',
    consent: 'simulated',
    device: 'other',
    language: visitor.language,
    models: {},
  })

  const history: number[] = []
  while (history.length < Math.min(visitor.steps, world.items.length)) {
    const wanted = desires(world, visitor, history)
    const slate = await askSlate(
      client,
      history.map((item) => world.items[item]!),
      random,
    )
    if (slate !== undefined)
      log({
        type: 'slate-shown',
        slate: slate.id,
        policy: slate.version,
        from: history.length === 0 ? null : world.items[history.at(-1)!],
        items: slate.items,
      })
    const roamed = draw(wanted, random)
    const offered = (slate?.items ?? []).map((item) => world.items.indexOf(item.item))
    // A slate that looks better than what lies in the way is taken more often; its first places are looked at more.
    const pull = offered.map((item, position) => (item < 0 ? 0 : wanted[item]! / (1 + 0.3 * position)))
    const total = pull.reduce((a, b) => a + b, 0)
    const taken =
      random.next() < habits.attention && random.next() < total / (total + wanted[roamed]!)
        ? draw(pull, random)
        : -1
    const item = taken >= 0 ? offered[taken]! : roamed
    if (taken >= 0 && slate !== undefined)
      log({ type: 'item-chosen', item: world.items[item], slate: slate.id, position: taken })
    log({
      type: 'item-viewed',
      item: world.items[item],
      how: taken >= 0 ? 'inspect' : 'approach',
      dwellMs: Math.round(3_000 + 20_000 * random.next()),
    })
    if (random.next() < 0.3)
      log({ type: 'item-rated', item: world.items[item], rating: ratingOf(wanted, item) })
    history.push(item)
  }
  for (let i = 0; i < habits.texts; i++) await judgePassage({ visitor, random, ...setting }, log)
  for (let i = 0; i < habits.words; i++)
    await judgeCell({ visitor, random, ...setting }, log, { isFirst: i === 0 })
  return events
}

async function askSlate(client: MuseumClient, history: readonly string[], random: Random) {
  const answer = await client.predictRecommender({
    body: { history: [...history], limit: 5, seed: random.bits() },
  })
  const { items } = answer.prediction as unknown as {
    items: { item: string; score: number; propensity: number }[]
  }
  if (items.length === 0) return undefined
  return {
    id: ulid(),
    version: answer.version,
    items: items.map(({ item, score, propensity }) => ({ item, score, propensity })),
  }
}

/** By where the item stands among all that could have been seen. */
function ratingOf(wanted: Float64Array, item: number): number {
  const below = wanted.reduce((count, value) => count + (value < wanted[item]! ? 1 : 0), 0) / wanted.length
  return Math.min(5, 1 + Math.floor(below * 5))
}

function uuidOf(random: Random): string {
  const hex = Array.from({ length: 4 }, () => random.bits().toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
