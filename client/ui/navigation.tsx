/** A router of the smallest kind: links that change the address in place, and who wants to know of it. The rooms are a page of their own. */
import { useEffect, useSyncExternalStore } from 'react'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { routeOf } from '../museum/route.ts'
import type { Route } from '../museum/route.ts'

const moved = 'mouseion:moved'

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener)
  addEventListener(moved, listener)
  return () => {
    removeEventListener('popstate', listener)
    removeEventListener(moved, listener)
  }
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname)
export const useSearch = (): string => useSyncExternalStore(subscribe, () => location.search)
export const useRoute = (): Route => routeOf(usePath())

export function go(href: string): void {
  if (needsNewPage(href)) return location.assign(href)
  history.pushState(null, '', href)
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

/** A page's title; and on every page but the first, the focus and the scroll of a page that is new. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = title
  }, [title])
}

export function useFreshPage(path: string): void {
  useEffect(() => {
    if (
      sessionStorage.getItem('mouseion.path') !== null &&
      sessionStorage.getItem('mouseion.path') !== path
    ) {
      scrollTo(0, 0)
      document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
    }
    sessionStorage.setItem('mouseion.path', path)
  }, [path])
}
