/** A bare page around the rooms, for looking at them while they are worked on. The museum's own page is another. */
import '@fontsource-variable/noto-sans-sc'
import '@fontsource-variable/noto-serif-sc'
import '@fontsource-variable/source-sans-3'
import '@fontsource-variable/source-serif-4'
import { openGallery, type OpenGallery } from '../../../client/scenes/gallery/index.ts'
import type { ExhibitView } from '../../../core/api/views.ts'
import { sampleExhibit } from '../sample-exhibit.ts'

declare global {
  var rooms: OpenGallery
}

const query = new URLSearchParams(location.search)
const canvas = document.querySelector('canvas')!
const state = document.querySelector('output')!
const source = query.get('view')
const view = source ? ((await (await fetch(source)).json()) as ExhibitView) : sampleExhibit()
const startAt = query.get('at')
globalThis.rooms = await openGallery(canvas, {
  view,
  language: query.get('lang') === 'en' ? 'en' : 'zh',
  reducedMotion: query.has('still'),
  ...(startAt ? { startAt } : {}),
  onEvent: (event) => (state.textContent += `${JSON.stringify(event)}\n`),
})
