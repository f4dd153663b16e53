export type { GalleryEvent, GalleryStats, HeadPose, Listener, PlacedThing } from './events.ts'
export { NoWebGlError } from './engine.ts'
export { openGallery, type OpenGallery, type OpenOptions } from './open.ts'
