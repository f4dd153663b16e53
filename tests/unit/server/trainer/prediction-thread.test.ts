import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LanguageQuestionError } from '../../../../models/language/schema.ts'
import { FeatureUnavailableError, PredictionsBusyError } from '../../../../server/trainer/port.ts'
import { createPredictionThread } from '../../../../server/trainer/prediction-thread.ts'
import type { PredictionThreadOptions } from '../../../../server/trainer/prediction-thread.ts'
import { openMuseumRegistry } from '../../../../server/trainer/registry.ts'
import type { ModelRegistry } from '../../../../server/trainer/registry.ts'

let dataDir: string
let registry: ModelRegistry
let threads: ReturnType<typeof createPredictionThread>[] = []
const open = (options: Partial<PredictionThreadOptions> = {}) => {
  const thread = createPredictionThread({ registry, dataDir, ...options })
  threads.push(thread)
  return thread
}
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mouseion-thread-'))
  registry = openMuseumRegistry(dataDir)
})
afterEach(async () => {
  await Promise.all(threads.map((thread) => thread.close()))
  threads = []
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const forms = [{ language: 'sanskrit', segments: ['p', 'i', 't', 'a'] }]

describe('predictions in their thread', () => {
  it('come from the version that serves, and take none of the time of this one', async () => {
    const thread = open()
    const before = performance.eventLoopUtilization()
    const { version, prediction } = await thread.language({ forms, target: 'latin' })
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5)
    expect(version).toBe(registry.current('language'))
    expect(prediction['target']).toBe('latin')
    const slate = await thread.recommender({ history: [], limit: 3, seed: 1 })
    expect(slate.version).toBe(registry.current('recommender'))
  }, 60_000)

  it('fail as what they are', async () => {
    const refusal: unknown = await open()
      .language({ forms, target: 'nobodys-tongue' })
      .catch((e: unknown) => e)
    expect(refusal).toBeInstanceOf(LanguageQuestionError)
    expect(refusal).toMatchObject({ code: 'unknown-language', subject: 'nobodys-tongue' })
    const none = open({ registry: { current: () => undefined } })
    await expect(none.text({ text: 'a' })).rejects.toBeInstanceOf(FeatureUnavailableError)
    const gone = open({ registry: { current: () => '9-gone' } })
    await expect(gone.text({ text: 'a' })).rejects.toMatchObject({ code: 'model-unavailable' })
  }, 60_000)

  it('are refused where too many wait, and given up when the museum closes', async () => {
    const thread = open({ mostWaiting: 1 })
    const first = thread.text({ text: 'a bell' }).catch((error: Error) => error.message)
    await expect(thread.text({ text: 'a drum' })).rejects.toBeInstanceOf(PredictionsBusyError)
    await thread.close()
    expect(await first).toMatch(/^the thread of the predictions ended/)
    expect((await thread.text({ text: 'a bell' })).version).toBe(registry.current('text'))
  }, 60_000)
})
