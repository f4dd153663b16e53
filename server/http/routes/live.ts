import type { HandlersOf } from '../handlers.ts'
import type { MuseumServices } from '../services.ts'

export function createLiveRoutes({ live, streams }: MuseumServices): HandlersOf<'watchMuseum'> {
  return {
    async watchMuseum({ request, response }) {
      let stop = () => {}
      const stream = streams.open(request, response, () => stop())
      stop = live.subscribe((event) => stream.send(event.type, event))
    },
  }
}
