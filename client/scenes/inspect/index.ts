export { Inspection } from '../gallery/inspection.ts'
export { Study, type StudyState } from './study.ts'
export type { OnSurface, PicturePlace } from './surface.ts'
