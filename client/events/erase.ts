import type { MuseumClient } from '../../core/api/client.ts'
import type { Recorder, RecorderParts } from './recorder.ts'

export interface EraseParts {
  readonly client: Pick<MuseumClient, 'eraseVisit'>
  readonly recorder: Pick<Recorder, 'visit' | 'forget'>
  readonly storage: RecorderParts['storage']
}

const pendingKey = 'mouseion.erase'

/**
 * Takes consent back, drops what waits on the device and has the museum forget the visit. Where the museum can't be reached it rejects, and
 * remembers the visit: called again it erases it then. Returns how many events the museum forgot.
 */
export async function eraseVisit({ client, recorder, storage }: EraseParts): Promise<number> {
  const visit = recorder.visit() ?? storage.getItem(pendingKey)
  if (visit === null) return 0
  storage.setItem(pendingKey, visit)
  await recorder.forget()
  const { erased } = await client.eraseVisit({ params: { visit } })
  storage.removeItem(pendingKey)
  return erased
}
