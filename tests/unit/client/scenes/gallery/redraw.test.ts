import { describe, expect, it } from 'vitest'
import { awakeMs, followingMs, Redraw, restMs } from '../../../../../client/scenes/gallery/redraw.ts'

const frameMs = 10

/** Frames from `fromMs` on for so long; returns when each picture was drawn. A card takes `cardMs` for one. */
function watch(
  redraw: Redraw,
  card: { throughMs: number; nowMs: number },
  {
    fromMs,
    forMs,
    cardMs = 5,
    unfinished = false,
    eyeAt = () => 0,
  }: {
    fromMs: number
    forMs: number
    cardMs?: number
    unfinished?: boolean
    eyeAt?: (ms: number) => number
  },
): number[] {
  const drawn: number[] = []
  for (let ms = fromMs; ms < fromMs + forMs; ms += frameMs) {
    card.nowMs = ms
    if (!redraw.due(ms, { eye: [eyeAt(ms)], unfinished })) continue
    drawn.push(ms)
    card.throughMs = ms + cardMs
    redraw.drawn(ms)
  }
  return drawn
}

function atRest(): { redraw: Redraw; card: { throughMs: number; nowMs: number } } {
  const card = { throughMs: 0, nowMs: 0 }
  const redraw = new Redraw(() => card.nowMs >= card.throughMs)
  watch(redraw, card, { fromMs: 0, forMs: followingMs + 2 * restMs.finished })
  return { redraw, card }
}
const rested = followingMs + 2 * restMs.finished

describe('Redraw', () => {
  it('draws every frame while the eye moves, and for a while after', () => {
    const { redraw, card } = atRest()
    const drawn = watch(redraw, card, { fromMs: rested, forMs: 500, eyeAt: (ms) => ms })
    expect(drawn).toHaveLength(500 / frameMs)
    const after = watch(redraw, card, { fromMs: rested + 500, forMs: awakeMs - frameMs, eyeAt: () => rested + 490 }) // prettier-ignore
    expect(after).toHaveLength((awakeMs - frameMs) / frameMs)
  })

  it('draws once a second when all is there and nobody does anything', () => {
    const { redraw, card } = atRest()
    const drawn = watch(redraw, card, { fromMs: rested, forMs: 10_000 })
    expect(drawn.length).toBeGreaterThanOrEqual(9)
    expect(drawn.length).toBeLessThanOrEqual(10)
  })

  it('draws some times a second while something may arrive', () => {
    const { redraw, card } = atRest()
    const drawn = watch(redraw, card, { fromMs: rested, forMs: 3_000, unfinished: true })
    expect(drawn.length).toBeGreaterThan(15)
    expect(drawn.length).toBeLessThan(21)
  })

  it('draws at once when it is woken', () => {
    const { redraw, card } = atRest()
    redraw.wake(rested)
    expect(watch(redraw, card, { fromMs: rested, forMs: 50 })).toHaveLength(5)
  })

  it('leaves a slow card two thirds of its time for what is sent to it', () => {
    const { redraw, card } = atRest()
    const drawn = watch(redraw, card, { fromMs: rested, forMs: 30_000, cardMs: 500, unfinished: true })
    expect(drawn.length).toBeGreaterThan(18)
    expect(drawn.length).toBeLessThanOrEqual(21)
  })
})
