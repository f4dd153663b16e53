/** Where the rooms' page begins: their first picture comes before the interface is loaded. */
import './styles.ts'
import { startLanguage } from './language.ts'
import { routeOf } from './route.ts'
import { showRooms } from './rooms.ts'

const route = routeOf(location.pathname)
void showRooms(document.querySelector<HTMLElement>('#app')!, {
  slug: 'slug' in route ? route.slug : '',
  language: startLanguage(),
})
