export type { GalleryEvent, GalleryStats, Listener } from './events.ts'
export { NoWebGlError } from './engine.ts'
export { openGallery, type OpenGallery, type OpenOptions } from './open.ts'
