import type { NullEngine } from '@babylonjs/core/Engines/nullEngine.js'
import { afterEach, describe, expect, it } from 'vitest'
import { directBuilder, type TwinBuilder } from '../../client/twins/index.ts'
import type { TwinView } from '../../core/twin/view.ts'
import { openNullGallery, settle, stand } from '../support/null-gallery.ts'
import { sampleExhibit } from '../support/sample-exhibit.ts'

let engine: NullEngine
let asked: (TwinView | undefined)[]

/** Real shapes where a view is asked for, coarse to be quick. */
const views = (): TwinBuilder => ({
  ...stand,
  mesh: (facts, lod, view) => {
    if (view) asked.push(view)
    return view ? directBuilder().mesh(facts, 'far', view) : stand.mesh(facts, lod)
  },
})

async function inspect() {
  asked = []
  const opened = openNullGallery(sampleExhibit(), views())
  engine = opened.engine
  const { gallery } = opened
  await settle(gallery)
  await gallery.inspect('amphora')
  const study = gallery.study!
  const drawn = () => study.inspection.handle.twin.meshes.map((mesh) => [...mesh.getVerticesData('position')!].reduce((sum, x, i) => sum + x * (1 + (i % 5)), 0)) // prettier-ignore
  return { gallery, study, drawn }
}

const life = (index: number): TwinView => ({
  kind: 'life',
  states: [{}, { soil: { amount: 0.8 }, loss: { amount: 0.5, at: 'top' } }, {}],
  index,
})

afterEach(() => engine.dispose())

describe('other views of an inspected thing', () => {
  it('change what is drawn, state by state, and go back to the thing itself', async () => {
    const { gallery, study, drawn } = await inspect()
    const itself = drawn()
    expect(await study.setView(life(0))).toBe(true)
    const made = drawn()
    expect(await study.setView(life(1))).toBe(true)
    const buried = drawn()
    expect(new Set([itself, made, buried].map(String)).size).toBe(3)
    expect(study.state.view).toEqual(life(1))
    expect(await study.setView(undefined)).toBe(true)
    expect(drawn()).toEqual(itself)
    gallery.dispose()
  })

  it('leave nothing behind', async () => {
    const { gallery, study } = await inspect()
    const { scene } = gallery
    const counts = () => [
      scene.meshes.length,
      scene.materials.length,
      scene.textures.length,
      scene.transformNodes.length,
    ]
    const round = async () => {
      await study.setView(life(1))
      await study.setView({ kind: 'making', operator: 'wheel-shape', t: 0.5, last: false })
      await study.setView({ kind: 'paradata', measured: ['height'] })
      await study.setView(undefined)
      await settle(gallery)
    }
    // The eye steps back for a making: what else is seen then comes with the first round.
    await round()
    const before = counts()
    await round()
    expect(counts()).toEqual(before)
    gallery.dispose()
  })

  it('throw the shadow of what is shown, and are lit and cut as the thing is', async () => {
    const { gallery, study } = await inspect()
    study.setCut({ axis: 'x', share: 0.5, filled: true })
    await study.setView(life(1))
    const { meshes } = study.inspection.handle.twin
    const { shadow, key } = study.inspection
    const casters = shadow.getShadowMap()!.renderList!
    expect(meshes.every((mesh) => casters.includes(mesh) && key.includedOnlyMeshes.includes(mesh))).toBe(true)
    expect(casters.some((mesh) => mesh.isDisposed())).toBe(false)
    expect(study.state.cut).toMatchObject({ axis: 'x' })
    gallery.dispose()
  })

  it('are cut by the same plane and lit by the same lamp as what they replace', async () => {
    const { gallery, study } = await inspect()
    const { scene } = gallery
    study.setCut({ axis: 'x', share: 0.3, filled: true })
    study.setLight({ azimuthDeg: 300, heightDeg: 18 })
    const dim = scene.imageProcessingConfiguration.exposure
    for (const view of [life(1), { kind: 'paradata', measured: ['height'] } as const, undefined]) {
      await study.setView(view)
      const { meshes } = study.inspection.handle.twin
      const filled = scene.meshes.filter(({ name }) => name.endsWith(' section'))
      expect(filled.map(({ parent }) => parent)).toEqual(meshes.map(({ parent }) => parent))
      expect(filled.map((mesh) => mesh.getTotalVertices())).toEqual(
        meshes.map((mesh) => mesh.getTotalVertices()),
      )
      const [mesh] = meshes
      mesh!.onBeforeRenderObservable.notifyObservers(mesh!)
      expect(mesh!.material!.clipPlane).toBe(filled[0]!.material!.clipPlane)
      mesh!.onAfterRenderObservable.notifyObservers(mesh!)
      expect(mesh!.material!.clipPlane).toBeNull()
      const lamps = scene.lights.filter(({ name }) => name === 'raking')
      expect(lamps).toHaveLength(1)
      expect(meshes.every((drawn) => lamps[0]!.includedOnlyMeshes.includes(drawn))).toBe(true)
      expect(lamps[0]!.includedOnlyMeshes.some((drawn) => drawn.isDisposed())).toBe(false)
      expect(scene.imageProcessingConfiguration.exposure).toBe(dim)
    }
    gallery.dispose()
  })

  it('make only the last of those that wait', async () => {
    const { gallery, study } = await inspect()
    const answers = await Promise.all([0, 1, 0, 1].map((index) => study.setView(life(index))))
    expect(answers).toEqual([true, false, false, true])
    expect(asked).toEqual([life(0), life(1)])
    gallery.dispose()
  })
})
