/** The museum's models on the visitor's device: asked by the page, answered in a worker, replaced while the page stays open. */
export { createModels, PredictionError } from './models.ts'
export type { Answered, Models, ModelsParts, ModelStatus, WorkerPort } from './models.ts'
export { openLiveChannel } from './live.ts'
export type { LiveChannel, LiveParts } from './live.ts'
export type { Provider, ProviderChoice } from './choose-provider.ts'
export type { RefusalCode } from './verify.ts'
