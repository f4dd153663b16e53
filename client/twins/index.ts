export { directBuilder, type TwinBuilder } from './builder.ts'
export {
  createTwin,
  createTwinMesh,
  factsKey,
  sharedMaterials,
  type DrawnMesh,
  type DrawOptions,
  type TwinHandle,
  type TwinOptions,
} from './twin.ts'
export { CardFence, cardLine, cardOf, cardPace } from './card-pace.ts'
export { bandBytes, sendTexture } from './send-texture.ts'
export { Slices, type Pace } from './slices.ts'
export { step } from './step.ts'
export { TwinBuildError, workerBuilder } from './worker-builder.ts'
