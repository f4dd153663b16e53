/** Where the page begins. The rooms' first picture comes before the interface is loaded; every other page starts with the interface. */
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/frame.css'
import '../ui/objects.css'
import '../ui/pages.css'
import '../ui/hall/hall.css'
import { startLanguage } from './language.ts'
import { routeOf } from './route.ts'

const language = startLanguage()
const root = document.querySelector<HTMLElement>('#app')!
const route = routeOf(location.pathname)
if (route.page === 'gallery') {
  // The larger part is fetched beside the smaller one that waits for it; should it fail, that one says so.
  import('../scenes/gallery/index.ts').catch(() => undefined)
  void import('./rooms.ts').then(({ showRooms }) => showRooms(root, { slug: route.slug, language }))
} else void import('../ui/mount.tsx').then(({ mountPages }) => mountPages(root, language))
