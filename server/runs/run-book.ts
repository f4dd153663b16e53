/** Long runs (trainings, scans) as they go on: looked up, watched, and kept once they are over, one JSON file each. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { replaceFile } from '../durable-file.ts'

interface Run {
  readonly id: string
  /** `null` while it goes on. */
  readonly finishedAt: string | null
}

export interface RunBook<R extends Run> {
  get(id: string): R | undefined
  /** Newest first. */
  all(): R[]
  /** Takes the run's new state, keeps it where the run is over, tells the watchers. Throws where it can't be written; they are told all the same. */
  update(run: R): R
  /** Tells of every later state; returns the way to stop. */
  watch(id: string, listener: (run: R) => void): () => void
}

export interface RunBookOptions<R extends Run> {
  /** Made where it is missing. */
  readonly folder: string
  readonly schema: z.ZodType<R>
  /** Told of each file that is no run: cut off, or written by another Mouseion. The rest is read. */
  readonly onUnreadable: (path: string, error: unknown) => void
}

export function openRunBook<R extends Run>({ folder, schema, onUnreadable }: RunBookOptions<R>): RunBook<R> {
  mkdirSync(folder, { recursive: true })
  const known = new Map<string, R>()
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const path = join(folder, name)
    try {
      const run = schema.parse(JSON.parse(readFileSync(path, 'utf8')))
      known.set(run.id, run)
    } catch (error) {
      onUnreadable(path, error)
    }
  }
  const watchers = new Map<string, Set<(run: R) => void>>()
  return {
    get: (id) => known.get(id),
    all: () => [...known.values()].sort((a, b) => (a.id < b.id ? 1 : -1)),
    update(run) {
      known.set(run.id, run)
      try {
        if (run.finishedAt !== null) replaceFile(join(folder, `${run.id}.json`), JSON.stringify(run, null, 2))
      } finally {
        for (const watcher of watchers.get(run.id) ?? []) watcher(run)
      }
      return run
    },
    watch(id, listener) {
      const own = watchers.get(id) ?? new Set()
      watchers.set(id, own.add(listener))
      return () => void (own.delete(listener) && own.size === 0 && watchers.delete(id))
    },
  }
}
