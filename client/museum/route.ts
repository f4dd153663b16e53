/** Addresses of the page, as data. */
export type Route =
  | { readonly page: 'landing' | 'exhibits' | 'collection' | 'languages' | 'read' | 'about' | 'not-found' }
  | { readonly page: 'exhibit' | 'artifact' | 'gallery' | 'thing'; readonly slug: string }

const plain: Readonly<
  Record<string, Route['page'] & ('landing' | 'exhibits' | 'collection' | 'languages' | 'read' | 'about')>
> = {
  '/': 'landing',
  '/exhibits': 'exhibits',
  '/collection': 'collection',
  '/languages': 'languages',
  '/read': 'read',
  '/about': 'about',
}
const folders: Readonly<Record<string, 'exhibit' | 'artifact' | 'gallery' | 'thing'>> = {
  exhibits: 'exhibit',
  artifacts: 'artifact',
  gallery: 'gallery',
  things: 'thing',
  entities: 'thing',
}

export function routeOf(pathname: string): Route {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : '/'
  const page = plain[path]
  if (page !== undefined) return { page }
  const [, folder = '', slug = '', ...rest] = path.split('/')
  const kind = folders[folder]
  return kind !== undefined && rest.length === 0 && /^[0-9A-Za-z-]{2,80}$/.test(slug)
    ? { page: kind, slug }
    : { page: 'not-found' }
}

/** Where a thing of the graph is read. */
export function addressOf({ kind, slug }: { readonly kind: string; readonly slug: string }): string {
  if (kind === 'Artifact') return `/artifacts/${slug}`
  if (kind === 'Exhibition') return `/exhibits/${slug}`
  return `/things/${slug}`
}
