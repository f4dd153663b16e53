/** Logs made without a museum: honest simulated visits, and those of people who mean to mislead. */
import { ulid } from 'ulid'
import type { VisitEvent } from '../../core/events/event.ts'
import { createRandom } from '../../models/nn/random.ts'
import { createVisitor, naturalPath } from '../../server/simulator/world.ts'
import type { World } from '../../server/simulator/world.ts'
import type { LoggedEvent } from '../../server/events/port.ts'

export const logNowMs = Date.UTC(2026, 10, 1)
const dayMs = 86_400_000

type Act = { readonly type: VisitEvent['type'] } & Record<string, unknown>

/** One visit's events, a step every 30 s unless said otherwise. */
export function visitOf(
  id: number,
  acts: readonly Act[],
  { stepMs = 30_000, agoMs = 2 * dayMs }: { stepMs?: number; agoMs?: number } = {},
): LoggedEvent[] {
  const visit = `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`
  const start: Act = { type: 'visit-started', consent: 'test', device: 'other', language: 'en', models: {} }
  return [start, ...acts].map((act, order) => {
    const atMs = logNowMs - agoMs + order * stepMs
    return {
      sequence: id * 10_000 + order,
      receivedAtMs: atMs,
      event: { id: ulid(atMs), visit, order, atMs, ...act } as unknown as VisitEvent,
    }
  })
}

export const view = (item: string): Act => ({ type: 'item-viewed', item, how: 'inspect', dwellMs: 5_000 })
export const rate = (item: string, rating: number): Act => ({ type: 'item-rated', item, rating })

export const textJudged = (passage: string, language: string, answer: string, head = 'subject'): Act => ({
  type: 'text-judged', passage, language, head, predicted: answer, verdict: 'right', corrected: null, version: 'test',
}) // prettier-ignore

export const formJudged = (cognateSet: string, language: string, answer: string): Act => ({
  type: 'form-judged', cognateSet, language, predicted: ['x'], verdict: 'corrected', corrected: answer.split(' '), version: 'test',
}) // prettier-ignore

/** Honest walks through the world, with a rating for what was liked most and least. */
export function honestWalks(world: World, count: number, seed: number): Act[][] {
  return Array.from({ length: count }, (_, n) =>
    naturalPath(world, createVisitor(seed, n)).map((item) => view(world.items[item]!)),
  )
}

/** Deterministic choice for tests. */
export const chooser = (seed: number) => {
  const random = createRandom(seed)
  return <T>(list: readonly T[]): T => list[random.int(list.length)]!
}
