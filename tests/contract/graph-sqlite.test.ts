import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GraphStore } from '../../server/graph/port.ts'
import { createSqliteGraphStore } from '../../server/graph/sqlite/store.ts'
import { graphStoreContract } from './graph-store.contract.ts'
import { startOfTime } from './graph-store/harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'mouseion-graph-'))
const open: GraphStore[] = []
let [time, files] = [startOfTime, 0]

const again = async () => {
  const store = createSqliteGraphStore({ path: join(folder, `${files}.sqlite`), now: () => new Date(time) })
  open.push(store)
  return store
}
const closeAll = async () => {
  for (const store of open.splice(0)) await store.close()
}

graphStoreContract('SQLite', {
  empty: async () => {
    await closeAll()
    time = startOfTime
    files++
    return again()
  },
  again,
  setTime: (iso) => void (time = iso),
  close: async () => {
    await closeAll()
    rmSync(folder, { recursive: true })
  },
})
