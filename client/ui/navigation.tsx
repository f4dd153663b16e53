/** A router of the smallest kind: links that change the address in place, and who wants to know of it. The rooms are a page of their own. */
import { useEffect, useSyncExternalStore } from 'react'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { routeOf } from '../museum/route.ts'
import type { Route } from '../museum/route.ts'
import { focusContent, takeFocus } from './take-focus.ts'

const moved = 'mouseion:moved'

/** Whether the last move went back or forward in the history. */
let returned = false

function subscribe(listener: () => void): () => void {
  const back = () => {
    returned = true
    listener()
  }
  addEventListener('popstate', back)
  addEventListener(moved, listener)
  return () => {
    removeEventListener('popstate', back)
    removeEventListener(moved, listener)
  }
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname)
export const useSearch = (): string => useSyncExternalStore(subscribe, () => location.search)
export const useRoute = (): Route => routeOf(usePath())

/** `instead` leaves no way back to the address that is left. */
export function go(href: string, { instead = false } = {}): void {
  if (needsNewPage(href)) return instead ? location.replace(href) : location.assign(href)
  returned = false
  history[instead ? 'replaceState' : 'pushState'](null, '', href)
  dispatchEvent(new Event(moved))
}

/** The rooms bring their own first frame, the curator's page its own interface. */
const needsNewPage = (href: string): boolean =>
  /^\/(gallery|curator|api)\b/.test(href) || routeOf(location.pathname).page === 'gallery'

export function Link({
  href,
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !plain || needsNewPage(href)) return
    event.preventDefault()
    go(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}

export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = title
  }, [title])
}

/**
 * Every page but a visit's first takes the focus when it opens, and is read from its top; one that is returned to, from where it was left;
 * and where the address names a place, from there.
 */
export function useFreshPage(path: string): void {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  useEffect(() => {
    const before = sessionStorage.getItem('mouseion.path')
    sessionStorage.setItem('mouseion.path', path)
    const place = document.getElementById(hash.slice(1))
    if (place !== null) {
      place.tabIndex = -1
      place.scrollIntoView()
      takeFocus(place)
    } else if (before !== null && before !== path) {
      if (!returned) scrollTo(0, 0)
      focusContent()
    }
  }, [path, hash])
}
