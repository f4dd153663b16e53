export { directBuilder, type TwinBuilder } from './builder.ts'
export { createTwin, factsKey, sharedMaterials, type TwinHandle, type TwinOptions } from './twin.ts'
export { TwinBuildError, workerBuilder } from './worker-builder.ts'
