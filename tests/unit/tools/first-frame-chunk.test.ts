import { expect, it } from 'vitest'
import { firstFrameChunk } from '../../../tools/first-frame-chunk.ts'

const babylon = (name: string) => `/node_modules/@babylonjs/core/${name}.js`
const imports: Readonly<Record<string, readonly string[]>> = {
  '/rooms.ts': ['/layout.ts', babylon('scene')],
  '/layout.ts': [babylon('maths')],
  [babylon('scene')]: [babylon('node'), babylon('scene')],
  '/xr.ts': [babylon('xr'), babylon('node')],
}
const graph = { getModuleInfo: (id: string) => ({ importedIds: imports[id] ?? [] }) }

it('puts into one chunk what of Babylon the entry reaches, and nothing else', () => {
  const chunkOf = firstFrameChunk('/rooms.ts')
  const inOne = [babylon('scene'), babylon('node'), babylon('maths')]
  for (const id of inOne) expect(chunkOf(id, graph)).toBe('babylon')
  for (const id of ['/rooms.ts', '/layout.ts', '/xr.ts', babylon('xr')]) expect(chunkOf(id, graph)).toBeNull()
})
