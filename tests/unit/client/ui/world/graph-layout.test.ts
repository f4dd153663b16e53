import { describe, expect, it } from 'vitest'
import { seatsAround, seatTowards } from '../../../../../client/ui/world/graph-layout.ts'

describe('the seats around a thing', () => {
  it('are the same every time, within the picture, and apart', () => {
    for (const count of [1, 5, 12]) {
      const seats = seatsAround(count)
      expect(seats).toEqual(seatsAround(count))
      expect(seats).toHaveLength(count)
      for (const [i, a] of seats.entries()) {
        expect(a.x).toBeGreaterThan(0.05)
        expect(a.x).toBeLessThan(0.95)
        expect(a.y).toBeGreaterThan(0.05)
        expect(a.y).toBeLessThan(0.95)
        expect(Math.hypot((a.x - 0.5) * 720, (a.y - 0.5) * 460)).toBeGreaterThan(60)
        for (const b of seats.slice(i + 1))
          expect(Math.hypot((a.x - b.x) * 380, (a.y - b.y) * 460), `${count}: ${i}`).toBeGreaterThan(45)
      }
    }
  })

  it('are gone through by arrow keys', () => {
    const seats = [
      { x: 0.2, y: 0.5 },
      { x: 0.8, y: 0.5 },
      { x: 0.5, y: 0.1 },
    ]
    expect(seatTowards(seats, 0, 'ArrowRight')).toBe(1)
    expect(seatTowards(seats, 0, 'ArrowLeft')).toBeUndefined()
    expect(seatTowards(seats, 1, 'ArrowUp')).toBe(2)
  })
})
