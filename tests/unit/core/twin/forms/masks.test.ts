import { expect, it } from 'vitest'
import { buildTwin } from '../../../../../core/twin/build.ts'
import type { TwinFacts } from '../../../../../core/twin/facts.ts'
import { loosePieces } from '../../../../support/mesh-pieces.ts'

it('a mask of plates and the bird upon it are one piece, its bill too, near by and across a room', () => {
  const facts: TwinFacts = { form: 'mask', dimensions: { widthM: 0.635, heightM: 0.546, depthM: 0.578 }, surface: 'turtle-shell', accent: 'feather', motif: 'bands', params: { kind: 'plated' } } // prettier-ignore
  for (const lod of ['near', 'room'] as const) {
    const mesh = buildTwin(facts, lod)
    const parts = mesh.parts.filter(({ surface }) => surface === 'turtle-shell')
    expect(loosePieces({ ...mesh, parts }, 100)).toBe(1)
  }
})
