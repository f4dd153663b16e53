/** What a visitor who consented did, kept on the device until the museum has it on disk. */
export { deviceClass } from './device.ts'
export { eraseVisit } from './erase.ts'
export { memoryEventStore, openEventStore } from './indexed-db-store.ts'
export { createQueue } from './queue.ts'
export type { EventQueue, EventStore, QueueParts } from './queue.ts'
export { consentWording, createRecorder } from './recorder.ts'
export type { NotedEvent, Recorder, RecorderParts } from './recorder.ts'
export { sendBatch } from './send.ts'
