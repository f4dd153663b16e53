import { describe, expect, it } from 'vitest'
import { buildTwin } from '../../../../../core/twin/build.ts'
import type { TwinFacts } from '../../../../../core/twin/facts.ts'
import type { TwinMesh } from '../../../../../core/twin/mesh.ts'

const book: TwinFacts = {
  form: 'codex',
  dimensions: { widthM: 0.56, heightM: 0.42, depthM: 0.075 },
  surface: 'vellum',
  accent: 'wood',
  motif: 'gospel-page',
  params: { binding: 'open' },
}

/** From where to where a part with a motif reaches, left to right. */
function reach(mesh: TwinMesh, motif: string): [number, number] {
  const xs = mesh.parts
    .filter((part) => part.motif === motif)
    .flatMap(({ positions }) => [...positions].filter((_, i) => i % 3 === 0))
  return [Math.min(...xs), Math.max(...xs)]
}

describe('an open book', () => {
  const mesh = buildTwin(book, 'near')

  it('has its picture on the left page and writing on the right', () => {
    const [left, gutter] = reach(mesh, 'gospel-page')
    expect(left).toBeLessThan(-0.24)
    expect(gutter).toBeLessThan(0)
    const [from, right] = reach(mesh, 'book-lines')
    expect(from).toBeGreaterThan(0)
    expect(right).toBeGreaterThan(0.24)
  })

  it('is blank where no design is recorded', () => {
    const plain = buildTwin({ ...book, motif: 'plain' }, 'room')
    expect(plain.parts.some(({ motif }) => motif === 'book-lines')).toBe(false)
  })
})
