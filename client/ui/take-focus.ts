import { useLayoutEffect, useRef } from 'react'

/** For what takes the place of the control that called it up: the focus goes on there, and is not lost. A `ref`, called when it appears. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true })

/** For what goes away and leaves nothing in its place. */
export const focusContent = (): void =>
  document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true })

/**
 * For what stands in for something else until that is there: the focus goes on with whatever takes its place, and is not lost.
 * Returns the `ref` of its outermost element.
 */
export function useHandOver<Part extends HTMLElement>() {
  const part = useRef<Part>(null)
  useLayoutEffect(() => {
    const here = part.current
    return () => {
      // It is still in the page now; what comes in its place will be, once this turn is over.
      if (here?.contains(document.activeElement) !== true) return
      const { parentElement: parent, previousElementSibling: before } = here
      queueMicrotask(() => {
        if (parent === null) return
        const heir = (before === null ? parent.firstElementChild : before.nextElementSibling) ?? parent
        if (!(heir instanceof HTMLElement)) return
        if (heir.tabIndex < 0) heir.tabIndex = -1
        takeFocus(heir)
      })
    }
  }, [])
  return part
}
