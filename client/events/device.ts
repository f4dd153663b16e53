import type { EventOf } from '../../core/events/event.ts'

/** The class of the device, as coarse as the log wants it. */
export function deviceClass(
  userAgent: string,
  { coarse, narrow }: { readonly coarse: boolean; readonly narrow: boolean },
): EventOf<'visit-started'>['device'] {
  if (/OculusBrowser|Quest|Vision|PicoBrowser/i.test(userAgent)) return 'headset'
  if (coarse && narrow) return 'phone'
  return coarse ? 'other' : 'desktop'
}
