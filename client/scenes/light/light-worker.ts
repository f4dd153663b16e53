/** Worker: bakes the light of rooms and paints their textures. */
import { paintOak, paintPlaster, type FinishPixels } from '../../../core/exhibit/finish/index.ts'
import { bakeRoom } from '../../../core/exhibit/light/index.ts'
import type { LightAnswer, LightTask } from './protocol.ts'

const painters: Readonly<Record<'plaster' | 'floor' | 'oak', () => FinishPixels>> = {
  plaster: () => paintPlaster(),
  floor: () => paintOak({ planks: true }),
  oak: () => paintOak({ size: 512, planks: false }),
}

self.addEventListener('message', ({ data }: MessageEvent<LightTask>) => {
  const post = (answer: LightAnswer, transfer: Transferable[]): void => self.postMessage(answer, { transfer })
  try {
    if (data.kind === 'paint') {
      const pixels = painters[data.group]()
      post(
        { id: data.id, pixels },
        [pixels.colour, pixels.normal, pixels.orm].map(({ buffer }) => buffer as ArrayBuffer),
      )
    } else {
      const baked = bakeRoom(data.layout, data.layout.rooms[data.room]!)
      post(
        { id: data.id, baked },
        [baked.texels, ...baked.environment].map(({ buffer }) => buffer as ArrayBuffer),
      )
    }
  } catch (error) {
    post({ id: data.id, error: error instanceof Error ? error.message : String(error) }, [])
  }
})
