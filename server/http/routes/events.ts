import type { HandlersOf } from '../handlers.ts'
import type { MuseumServices } from '../services.ts'

export function createEventRoutes({ events }: MuseumServices): HandlersOf<'appendEvents' | 'eraseVisit'> {
  return {
    appendEvents: ({ body }) => events.append(body.events),
    async eraseVisit({ params: { visit } }) {
      return { erased: await events.eraseVisit(visit) }
    },
  }
}
