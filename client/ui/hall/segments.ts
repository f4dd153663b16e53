import type { VisitEvent } from '../../../core/events/event.ts'

type Segments = Extract<VisitEvent, { type: 'form-judged' }>['predicted']

/** What was typed as IPA segments, one sound or tone each; undefined where it can't be. */
export function readSegments(text: string): Segments | undefined {
  const segments = text
    .normalize('NFC')
    .trim()
    .split(/\s+/u)
    .filter((segment) => segment !== '')
  if (segments.length === 0 || segments.length > 40) return undefined
  // Letters, marks, modifier letters and the signs of IPA; tones may be figures.
  const sound = /^[\p{L}\p{M}\p{Lm}\p{Sk}⁰¹²³⁴⁵⁶⁷⁸⁹0-9ˈˌːˑ˞̯ʼ|/]{1,12}$/u
  return segments.every((segment) => sound.test(segment)) ? segments : undefined
}
