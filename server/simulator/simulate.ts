/** Many simulated visits on a running museum, through its API alone. */
import type { MuseumClient } from '../../core/api/client.ts'
import { askModels } from './judgements.ts'
import { learnTheTruth } from './knowledge.ts'
import { simulateVisit } from './visit.ts'
import { createVisitor, createWorld } from './world.ts'
import type { SimulatedVisitor } from './world.ts'

export interface SimulationOptions {
  readonly client: MuseumClient
  readonly contentDir: string
  readonly visitors: number
  readonly seed: number
  readonly nowMs: number
  readonly onProgress?: (done: number) => void
  /** Changes a visitor before the visit: how tests plant careless or hostile ones. */
  readonly recast?: (visitor: SimulatedVisitor) => SimulatedVisitor
}

export interface SimulationReport {
  readonly visits: number
  readonly events: number
  readonly slates: number
  readonly chosenFromSlates: number
}

/** Visits under way at once. */
const abreast = 8

export async function simulate({
  client,
  contentDir,
  visitors,
  seed,
  nowMs,
  onProgress,
  recast,
}: SimulationOptions): Promise<SimulationReport> {
  const knowledge = await learnTheTruth(client, contentDir)
  const setting = {
    world: createWorld(knowledge.artifacts),
    knowledge,
    client,
    models: askModels(client),
    nowMs,
  }
  const report = { visits: 0, events: 0, slates: 0, chosenFromSlates: 0 }
  let next = 0
  const walk = async () => {
    while (next < visitors) {
      const visitor = createVisitor(seed, next++)
      const events = await simulateVisit(recast?.(visitor) ?? visitor, setting)
      const receipt = await client.appendEvents({ body: { events } })
      report.visits++
      report.events += receipt.accepted
      report.slates += events.filter((event) => event.type === 'slate-shown').length
      report.chosenFromSlates += events.filter((event) => event.type === 'item-chosen').length
      onProgress?.(report.visits / visitors)
    }
  }
  await Promise.all(Array.from({ length: abreast }, walk))
  return report
}
