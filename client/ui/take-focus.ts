/** For what takes the place of the control that called it up: the focus goes on there, and is not lost. A `ref`, called when it appears. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true })

/** For what goes away and leaves nothing in its place. */
export const focusContent = (): void =>
  document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true })
