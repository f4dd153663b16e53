import { expect, it } from 'vitest'
import { motifNames } from '../../../../../core/twin/facts.ts'
import { compose } from '../../../../../core/twin/texture/compose.ts'

/** Width by height: what a flat thing, a pot or a column may have. */
const aspects = [6, 1, 0.2]

it.each(['tile', 'wrap', 'jar', 'face'] as const)(
  'finishes every motif on any field, however wide or tall: %s',
  (layout) => {
    for (const motif of motifNames)
      for (const aspect of aspects) {
        const { a, b } = compose({ surface: 'leather', accent: undefined, motif, layout, aspect }, 32, 32)
        const drawn = [...a, ...b]
        expect(drawn).toHaveLength(2 * 32 * 32)
        expect(drawn.every(Number.isFinite), `${motif} on ${aspect}`).toBe(true)
      }
  },
)
