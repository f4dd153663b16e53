/** The museum with its learning engine: what the command line starts and the tests try whole. */
import { join } from 'node:path'
import type { MuseumConfig } from './config.ts'
import { generateContent } from './content/generate.ts'
import { seedContent } from './content/seed.ts'
import { runTroubles, startMuseum } from './main.ts'
import type { Museum, MuseumParts } from './main.ts'
import { reportsIn } from './trainer/report/files.ts'
import { createLearning } from './trainer/learning.ts'
import type { LearningOptions } from './trainer/learning.ts'

export type LearningSettings = Pick<LearningOptions, 'minVisits' | 'maturityMs'>

export const withLearning = (settings: LearningSettings = {}): MuseumParts => ({
  openLearning: async ({ config, store, events, models, log }) =>
    createLearning({
      store,
      events,
      registry: models,
      dataDir: config.dataDir,
      runsDir: join(config.dataDir, 'training-runs'),
      reportsDir: reportsIn(config.dataDir),
      ...(config.textEncoder === undefined ? {} : { textEncoder: config.textEncoder }),
      ...runTroubles(log, 'training run'),
      ...settings,
    }),
})

/** With `generated`, so many made artifacts instead of the content. */
export async function openMuseum(config: MuseumConfig, generated?: number): Promise<Museum> {
  const museum = await startMuseum(config, withLearning())
  if (generated !== undefined) await seedContent(museum.store, generateContent(generated))
  return museum
}
