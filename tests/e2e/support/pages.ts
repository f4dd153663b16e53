/** One page of each kind, the one that is not there and the curator's among them. */
export const onePageOfEachKind = [
  '/',
  '/exhibits',
  '/exhibits/signs-that-stay',
  '/artifacts/rosetta-stone',
  '/things/bronze',
  '/collection',
  '/languages',
  '/read',
  '/about',
  '/nowhere',
  '/curator',
] as const
