/** What every GraphStore does. One suite, run on SQLite and on Neo4j: where the two differ, one of them is wrong. */
import { afterAll, describe, expect, it } from 'vitest'
import { discoveryContract } from './graph-store/discovery.ts'
import type { GraphHarness } from './graph-store/harness.ts'
import { historyContract } from './graph-store/history.ts'
import { linkingContract } from './graph-store/linking.ts'
import { listingContract } from './graph-store/listing.ts'
import { pathContract } from './graph-store/paths.ts'
import { readingContract } from './graph-store/reading.ts'
import { scaleContract } from './graph-store/scale.ts'
import { writingContract } from './graph-store/writing.ts'

export function graphStoreContract(name: 'SQLite' | 'Neo4j', harness: GraphHarness): void {
  describe(`GraphStore on ${name}`, () => {
    afterAll(() => harness.close())

    it('says which engine it is', async () => {
      expect((await harness.again()).engine).toBe(name.toLowerCase())
    })
    describe('writing', () => writingContract(harness))
    describe('linking', () => linkingContract(harness))
    describe('history', () => historyContract(harness))
    describe('reading', () => readingContract(harness))
    describe('listing', () => listingContract(harness))
    describe('discovery', () => discoveryContract(harness))
    describe('paths', () => pathContract(harness))
    describe('scale and content', () => scaleContract(harness))
    it('is warned of nothing by its engine', () => {
      expect(harness.remarks?.() ?? []).toEqual([])
    })
  })
}
