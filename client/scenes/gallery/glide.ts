/** Moves of the camera: one thing at a time, ease-in-out, 900 to 1,400 ms; a cross-fade where motion is unwelcome. */
export interface Glide {
  /** Advances; true while it still runs. */
  step(deltaMs: number): boolean
  cancel(): void
  readonly done: Promise<boolean>
}

/** `at` gets 0 to 1, eased. The promise says whether it ran to its end. */
export function glide(durationMs: number, at: (k: number) => void): Glide {
  let elapsed = 0
  let open = true
  let settle: (ended: boolean) => void = () => undefined
  const done = new Promise<boolean>((resolve) => (settle = resolve))
  const close = (ended: boolean) => {
    if (!open) return
    open = false
    settle(ended)
  }
  return {
    done,
    cancel: () => close(false),
    step: (deltaMs) => {
      if (!open) return false
      elapsed = Math.min(durationMs, elapsed + Math.min(deltaMs, 100))
      at(ease(durationMs === 0 ? 1 : elapsed / durationMs))
      if (elapsed >= durationMs) close(true)
      return open
    },
  }
}

export const ease = (t: number): number => (t < 0.5 ? 4 * t * t * t : 1 - Math.pow(-2 * t + 2, 3) / 2)

/** How long a way takes: 900 ms for a step aside, 1,400 ms for anything long. */
export const durationFor = (distanceM: number): number => Math.round(Math.min(1400, 900 + distanceM * 90))
