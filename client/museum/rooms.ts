/** The rooms' page: a plain shell and the first picture; then the interface. Without WebGL the same page is read instead. */
import { createClient } from '../../core/api/client.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import { openingStages, openingWords } from '../../core/i18n/opening.ts'
import '../ui/rooms.css'
import { openRooms } from './open-rooms.ts'
import type { RoomsState } from './open-rooms.ts'

export async function showRooms(
  root: HTMLElement,
  { slug, language }: { readonly slug: string; readonly language: UiLanguage },
): Promise<void> {
  const words = openingWords[language]
  document.title = words.museum
  const shell = document.createElement('div')
  shell.className = 'rooms'
  const view = document.createElement('div')
  view.className = 'view'
  const canvas = document.createElement('canvas')
  canvas.tabIndex = 0
  canvas.setAttribute('role', 'application')
  canvas.setAttribute('aria-label', words.canvas)
  const note = document.createElement('div')
  note.className = 'opening'
  note.setAttribute('role', 'status')
  const [title, stage, bar] = [
    document.createElement('p'),
    document.createElement('p'),
    document.createElement('progress'),
  ]
  title.textContent = words.opening
  stage.className = 'stage'
  bar.max = openingStages.length
  bar.setAttribute('aria-label', words.opening)
  note.append(title, stage, bar)
  view.append(canvas, note)
  const panel = document.createElement('div')
  panel.className = 'panel'
  shell.append(view, panel)
  root.append(shell)

  const state: RoomsState = await openRooms(canvas, {
    client: createClient(),
    slug,
    language,
    onStage: (name) => {
      stage.textContent = words.stages[name]
      bar.value = openingStages.indexOf(name)
    },
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    ...startAt(),
  })
  if (state.kind === 'open') {
    note.remove()
    canvas.dataset['state'] = 'open'
  } else {
    shell.classList.add('read-only')
    view.remove()
  }
  const { mountRooms } = await import('../ui/rooms/mount.tsx')
  mountRooms(panel, { state, canvas, slug, language })
}

function startAt(): { startAt?: string } {
  const at = new URLSearchParams(location.search).get('at')
  return at === null ? {} : { startAt: at }
}
