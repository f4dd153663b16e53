/** A day of climate and visits in three rooms, and what follows from it: advice that names reading, limit and effect. */
import * as nn from '../../nn/index.ts'

export interface Reading {
  readonly room: string
  readonly hour: number
  /** Relative humidity in per cent, light in lux, visitors in the room. */
  readonly humidity: number
  readonly lux: number
  readonly visitors: number
}

export interface Advice {
  readonly room: string
  readonly quantity: 'humidity' | 'lux' | 'visitors'
  readonly hour: number
  readonly reading: number
  readonly limit: number
  /** How far past the limit, as a share of it. */
  readonly excess: number
  readonly effect: string
}

/** Limits of the example's rooms; a museum sets its own for what each room holds. */
const limits = [
  { quantity: 'humidity', high: 60, effect: 'wood and ivory swell, iron rusts; dry the air of this room' },
  { quantity: 'humidity', low: 40, effect: 'wood and lacquer crack; moisten the air of this room' },
  { quantity: 'lux', high: 200, effect: 'dyes and paper fade; draw the blinds' },
  { quantity: 'visitors', high: 30, effect: 'nobody sees well; lead the next group to another room' },
] as const

/** A made day: calm, but for what is planted. */
export function madeDay(planted: readonly Partial<Reading>[] = []): Reading[] {
  const random = nn.createRandom(41)
  const calm = ['bronzes', 'textiles', 'scrolls'].flatMap((room) =>
    Array.from({ length: 24 }, (_, hour) => ({
      room,
      hour,
      humidity: 50 + 3 * Math.sin((hour / 24) * 2 * Math.PI) + random.next(),
      lux: hour > 8 && hour < 18 ? 120 + 20 * random.next() : 5,
      visitors: hour > 9 && hour < 17 ? random.int(20) : 0,
    })),
  )
  return calm.map((reading) => ({
    ...reading,
    ...planted.find(({ room, hour }) => room === reading.room && hour === reading.hour),
  }))
}

/** The worst breach of each room and limit, worst first. */
export function advise(day: readonly Reading[]): Advice[] {
  const breaches = day.flatMap((reading) =>
    limits.flatMap((limit): Advice[] => {
      const bound = 'high' in limit ? limit.high : limit.low
      const found = reading[limit.quantity]
      const excess = ('high' in limit ? found - bound : bound - found) / bound
      if (excess <= 0) return []
      return [
        {
          room: reading.room,
          quantity: limit.quantity,
          hour: reading.hour,
          reading: found,
          limit: bound,
          excess,
          effect: limit.effect,
        },
      ]
    }),
  )
  const worst = Map.groupBy(
    breaches.toSorted((a, b) => b.excess - a.excess),
    ({ room, effect }) => `${room} ${effect}`,
  )
  return [...worst.values()].map(([first]) => first!)
}
