export { accentWall, albedo, type Finish } from './albedo.ts'
export { paintOak } from './oak.ts'
export type { FinishPixels } from './pixels.ts'
export { paintPlaster } from './plaster.ts'
