/**
 * Every address of the API, as plain data: no schemas, so that the page's first frame can import it. core/api/routes.ts adds the schemas.
 * Paths are below `/api/v1`; `:name` is a parameter.
 */
export const apiBase = '/api/v1'

export type Access = 'public' | 'curator' | 'admin'
/** `events` is a stream of server-sent events, `file` the bytes of a file, `nothing` an empty answer. */
export type Answer = 'json' | 'events' | 'file' | 'nothing'

export interface RoutePath {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly auth: Access
  readonly answer: Answer
  readonly status: 200 | 201 | 202 | 204
  /** A body that is a file of these media types, not JSON. */
  readonly takes?: readonly string[]
}

const read = <const P extends string>(path: P, summary: string) =>
  ({ method: 'GET', path, summary, auth: 'public', answer: 'json', status: 200 }) as const
const write = <const P extends string>(path: P, summary: string) =>
  ({ method: 'POST', path, summary, auth: 'public', answer: 'json', status: 200 }) as const

export const paths = {
  listExhibits: read('/exhibits', 'The exhibits that are open, as cards'),
  getExhibit: read('/exhibits/:slug', 'An exhibit: its document and every artifact in it'),
  listCollection: read(
    '/collection',
    'Every artifact with its date, cultures, materials, techniques and places, for timelines and maps',
  ),
  listEntities: read('/entities', 'Things of the graph, filtered and in pages'),
  getEntity: read('/entities/:id', 'One thing, with its sources and exhibits; by id or slug'),
  listNeighbours: read('/entities/:id/neighbours', 'What a thing is related to'),
  findPaths: read('/paths', 'The shortest ways from one thing to another'),
  search: read('/search', 'Full text in Chinese and English, and what is near in meaning, across languages'),
  appendEvents: {
    ...write('/events', 'Log what a visitor who consented did; on disk before the answer'),
    status: 202,
  },
  eraseVisit: {
    ...write('/visits/:visit', 'Forget all that one visit logged'),
    method: 'DELETE',
  },
  listModels: read('/models', 'Every version of the models, which one serves, and the keys that sign them'),
  getModelFile: {
    ...read('/models/:model/:version/:file', 'A file of a model version; it never changes'),
    answer: 'file',
  },
  predictText: write('/predict/text', 'Subject, period and sentiment of a text'),
  predictLanguage: write('/predict/language', "A word's form in a language, from its forms in others"),
  predictDescendants: write(
    '/predict/language/descendants',
    'What a form of an ancestor became in the languages below it',
  ),
  predictRecommender: write('/predict/recommender', 'What to see next, and why'),
  listTrainingRuns: { ...read('/training-runs', 'Training runs, newest first'), auth: 'curator' },
  startTrainingRun: {
    ...write('/training-runs', 'Train a model from the log; it serves if it passes the gate'),
    auth: 'curator',
    status: 202,
  },
  getTrainingRun: { ...read('/training-runs/:id', 'One training run'), auth: 'curator' },
  watchTrainingRun: {
    ...read('/training-runs/:id/events', 'A training run as it goes on'),
    auth: 'curator',
    answer: 'events',
  },
  getTrainingReport: {
    ...read(
      '/training-runs/:id/report',
      'What a finished training run did at each stage, with plots: an HTML page',
    ),
    auth: 'curator',
    answer: 'file',
  },
  applyChangeSet: {
    ...write(
      '/changesets',
      'Change the graph: whole or not at all. `dryRun=true` shows what it would do (200)',
    ),
    auth: 'curator',
    status: 201,
  },
  listRevisions: { ...read('/changesets', 'What was changed, newest first'), auth: 'curator' },
  getRevision: { ...read('/changesets/:id', 'One revision, by the id of its ChangeSet'), auth: 'curator' },
  revertChangeSet: {
    ...write('/changesets/:id/revert', 'Undo a revision by a new ChangeSet'),
    auth: 'curator',
    status: 201,
  },
  uploadScan: {
    ...write(
      '/entities/:id/scans',
      "Upload the museum's own scan of an artifact, as GLB or glTF with all parts inside",
    ),
    auth: 'curator',
    status: 202,
    takes: ['model/gltf-binary', 'model/gltf+json', 'application/octet-stream'],
  },
  getScan: { ...read('/scans/:id', 'How an uploaded scan stands'), auth: 'curator' },
  watchScan: {
    ...read('/scans/:id/events', 'An uploaded scan as it is prepared'),
    auth: 'curator',
    answer: 'events',
  },
  getScanFile: {
    ...read('/scans/:id/files/:file', 'A file of a scan that was prepared, before it is published'),
    auth: 'curator',
    answer: 'file',
  },
  uploadScanStill: {
    ...write('/scans/:id/still', 'The picture of a prepared scan, drawn in the browser; it is encoded anew'),
    auth: 'curator',
    takes: ['image/webp', 'image/png', 'image/jpeg'],
  },
  publishScan: {
    ...write('/scans/:id/publish', 'Show a prepared scan in place of the twin, by one ChangeSet'),
    auth: 'curator',
    status: 201,
  },
  getMediaFile: {
    ...read('/media/:id/:file', 'A file of a MediaAsset; it never changes'),
    answer: 'file',
  },
  watchMuseum: {
    ...read('/live', 'Tells open museums that a model or the graph has changed'),
    answer: 'events',
  },
  getMe: read('/me', 'Who is signed in'),
  signIn: write('/auth/sign-in/email', 'Sign in; sets the session cookie'),
  signOut: write('/auth/sign-out', 'Sign out'),
  changePassword: {
    ...write('/auth/change-password', 'Change your own password; ends your other sessions'),
    auth: 'curator',
  },
  createFirstAdmin: {
    ...write('/auth/first-admin', 'Make the first administrator, by the link printed at first start'),
    status: 201,
  },
  createAccount: { ...write('/accounts', 'Make an account'), auth: 'admin', status: 201 },
  getOpenApi: read('/openapi.json', 'This API as OpenAPI 3.1'),
} as const satisfies Record<string, RoutePath>

export type RouteName = keyof typeof paths
export const routeNames = Object.keys(paths) as RouteName[]
