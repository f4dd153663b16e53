import { expect, it } from 'vitest'
import type { TwinBuilder } from '../../client/twins/index.ts'
import { openNullGallery, settle, stand } from '../support/null-gallery.ts'
import { sampleExhibit } from '../support/sample-exhibit.ts'

it('what cannot be brought beside a thing leaves what stood there, and nothing else behind', async () => {
  const view = sampleExhibit()
  const other = view.artifacts.find(({ slug }) => slug !== 'amphora')!
  let gone = false
  const builder: TwinBuilder = {
    ...stand,
    mesh: (facts, lod) =>
      gone && facts.form === other.twin.form ? Promise.reject(new Error('gone')) : stand.mesh(facts, lod),
  }
  const { gallery, engine } = openNullGallery(view, builder)
  await settle(gallery)
  await gallery.inspect('amphora')
  const study = gallery.study!
  await study.setBeside({ beside: undefined, figure: 'hand' })
  const meshes = gallery.scene.meshes.length
  gone = true
  await expect(study.setBeside({ beside: other.slug, figure: 'person' })).rejects.toThrow('gone')
  expect(study.state).toMatchObject({ beside: undefined, figure: 'hand', fetching: false })
  expect(gallery.scene.meshes.length).toBe(meshes)
  gone = false
  await study.setBeside({ beside: other.slug, figure: undefined })
  expect(study.state).toMatchObject({ beside: other.slug, figure: undefined, fetching: false })
  gallery.dispose()
  engine.dispose()
})
