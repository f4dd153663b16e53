import { describe, expect, it } from 'vitest'
import { buildTwin } from '../../../../../core/twin/build.ts'
import type { TwinFacts } from '../../../../../core/twin/facts.ts'
import type { TwinMesh } from '../../../../../core/twin/mesh.ts'

const astrolabe: TwinFacts = {
  form: 'disc',
  dimensions: { widthM: 0.156, heightM: 0.196, depthM: 0.006 },
  surface: 'brass',
  params: { kind: 'bi', hole: 0, throne: true },
}

const points = (mesh: TwinMesh): [x: number, y: number, z: number][] =>
  mesh.parts.flatMap(({ positions }) =>
    Array.from({ length: positions.length / 3 }, (_, v): [number, number, number] => [
      positions[v * 3]!,
      positions[v * 3 + 1]!,
      positions[v * 3 + 2]!,
    ]),
  )

describe('an astrolabe', () => {
  const all = points(buildTwin(astrolabe, 'near'))

  it('stays round below its throne: as high as it is wide', () => {
    const reach = (angle: number) => Math.max(...all.filter(([, y]) => y < 0.12).map(([x, y]) => x * Math.sin(angle) - (y - 0.078) * Math.cos(angle))) // prettier-ignore
    for (const angle of [0, 0.4, 0.8, 1.2]) expect(reach(angle)).toBeCloseTo(0.078, 3)
  })

  it('hangs by a ring that reaches to its full height, in the middle', () => {
    const top = all.filter(([, y]) => y > 0.194)
    expect(top.length).toBeGreaterThan(4)
    expect(Math.max(...top.map(([x]) => Math.abs(x)))).toBeLessThan(0.01)
  })
})

describe('what is round', () => {
  it('is shaded as round across a room too, where it has few sides', () => {
    const bell: TwinFacts = { form: 'bell', dimensions: { widthM: 0.6, heightM: 0.92, depthM: 0.46 }, surface: 'bronze-green', params: { shank: 0.28, knobs: 3 } } // prettier-ignore
    const leaning: number[] = []
    for (const { positions, normals } of buildTwin(bell, 'room').parts)
      for (let v = 0; v < positions.length; v += 3) {
        const [x, y, z] = [positions[v]!, positions[v + 1]!, positions[v + 2]!]
        // The shank above its collar, but not its flat end.
        if (y < 0.8 || y > 0.9 || Math.abs(normals[v + 1]!) > 0.5) continue
        leaning.push((x * normals[v]! + z * normals[v + 2]!) / (Math.hypot(x, z) * Math.hypot(normals[v]!, normals[v + 2]!))) // prettier-ignore
      }
    expect(leaning.length).toBeGreaterThan(5)
    expect(Math.min(...leaning)).toBeGreaterThan(0.98)
  })
})
