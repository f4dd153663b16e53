/** The addresses that people see. Each is one of three built pages, with this answer's nonce for the style elements made by the interface. */
import { Router } from 'express'
import type { Response } from 'express'
import { apiBase, paths } from '../../core/api/paths.ts'
import { nonceOf } from './middleware/security.ts'
import { notFound } from './problem.ts'
import { readPage } from './static-files.ts'

const museumPaths = ['/', '/exhibits', '/exhibits/:slug', '/artifacts/:slug', '/entities/:slug', '/things/:slug', '/read', '/collection', '/languages', '/languages/:slug', '/about'] // prettier-ignore
const roomsPath = '/gallery/:slug'
const curatorPaths = ['/curator', '/curator/{*rest}']
const placeholder = '__CSP_NONCE__'

export function pages(clientDir: string): Router {
  const router = Router()
  const [museum, rooms, curator] = ['index.html', 'gallery.html', 'curator.html'].map((name) =>
    readPage(clientDir, name),
  )
  const send = (response: Response, html: string | undefined) => {
    if (html === undefined)
      throw notFound('The page has not been built. Run `npm run build`, then start again.')
    response
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(withNonce(html, nonceOf(response)))
  }
  router.get(museumPaths, (_request, response) => send(response, museum))
  router.get(roomsPath, (request, response) => {
    // The rooms' page will ask for its exhibit: it comes with the scripts, not after them.
    const exhibit = `${apiBase}${paths.getExhibit.path.replace(':slug', encodeURIComponent(request.params.slug))}`
    response.set('Link', `<${exhibit}>; rel=preload; as=fetch; crossorigin=anonymous`)
    send(response, rooms)
  })
  router.get(curatorPaths, (_request, response) => send(response, curator))
  // An address that nobody knows, asked for by a person: the museum's own page says so.
  router.get('/{*rest}', (request, response, next) => {
    if (museum === undefined || request.path.startsWith('/api/') || !request.accepts(['json', 'html']))
      return next()
    if (request.accepts(['json', 'html']) !== 'html' || /\.\w+$/.test(request.path)) return next()
    send(response.status(404), museum)
  })
  return router
}

/** Fills in the placeholder; where a page has none, adds the element that the interface reads the nonce from. */
export function withNonce(html: string, nonce: string): string {
  return html.includes(placeholder)
    ? html.replaceAll(placeholder, nonce)
    : html.replace(/<head[^>]*>/, (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`)
}
