import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openGraphStore } from '../../../../../server/graph/open.ts'
import { createSqliteGraphStore } from '../../../../../server/graph/sqlite/store.ts'
import { buildArtifact, buildChangeSet, buildEntity, link, put } from '../../../../support/graph-builders.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'mouseion-sqlite-'))))
afterEach(() => rmSync(folder, { recursive: true }))

describe('createSqliteGraphStore', () => {
  it('makes the file with its folders, in WAL', async () => {
    const path = join(folder, 'a', 'b', 'graph.sqlite')
    const store = createSqliteGraphStore({ path })
    await store.apply(buildChangeSet([put(buildArtifact('a-ding'))]))
    const db = new Database(path, { readonly: true })
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.prepare('SELECT step FROM migration').pluck().all()).toEqual([1])
    db.close()
    await store.close()
  })

  it('has what it acknowledged although it was never closed', async () => {
    const path = join(folder, 'graph.sqlite')
    const store = createSqliteGraphStore({ path })
    await store.apply(buildChangeSet([put(buildArtifact('a-ding'))]))
    const copy = join(folder, 'copy.sqlite')
    for (const part of ['', '-wal']) writeFileSync(`${copy}${part}`, readFileSync(`${path}${part}`))
    const after = createSqliteGraphStore({ path: copy })
    expect((await after.get('a-ding', 'public'))?.version).toBe(1)
    await after.close()
    await store.close()
  })

  it('keeps a store in memory apart from every other', async () => {
    const [one, two] = [
      createSqliteGraphStore({ path: ':memory:' }),
      createSqliteGraphStore({ path: ':memory:' }),
    ]
    await one.apply(buildChangeSet([put(buildArtifact('a-ding'))]))
    expect([await one.counts(), await two.counts()]).toEqual([{ Artifact: 1 }, {}])
    await one.close()
    await two.close()
  })

  it('refuses a file of a newer Mouseion, and leaves it as it is', () => {
    const path = join(folder, 'graph.sqlite')
    const db = new Database(path)
    db.exec(
      "CREATE TABLE migration (step INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT; INSERT INTO migration VALUES (99, 'later')",
    )
    db.close()
    expect(() => createSqliteGraphStore({ path })).toThrow(/format 99; this Mouseion knows 1/)
    const again = new Database(path)
    expect(again.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()).toEqual([
      'migration',
    ])
    again.close()
  })

  it('refuses a file that is no database, and names it', () => {
    const path = join(folder, 'notes.txt')
    writeFileSync(path, 'These are notes and no database at all. '.repeat(200))
    expect(() => createSqliteGraphStore({ path })).toThrow(`${path} can't be opened as a store`)
  })

  it('says that it is busy while another process writes, and that trying again helps', async () => {
    const path = join(folder, 'graph.sqlite')
    const store = createSqliteGraphStore({ path, busyTimeoutMs: 20 })
    const other = new Database(path)
    other.exec('BEGIN IMMEDIATE')
    const changeSet = buildChangeSet([put(buildArtifact('a-ding'))])
    await expect(store.apply(changeSet)).rejects.toMatchObject({
      code: 'store-unavailable',
      engine: 'sqlite',
      retriable: true,
    })
    expect(await store.counts()).toEqual({})
    other.exec('ROLLBACK')
    expect((await store.apply(changeSet)).sequence).toBe(1)
    other.close()
    await store.close()
  })

  it('leaves no relation and no text behind when an entity goes', async () => {
    const path = join(folder, 'graph.sqlite')
    const store = createSqliteGraphStore({ path })
    const { changeSetId } = await store.apply(
      buildChangeSet([
        put(buildArtifact('a-ding')),
        put(buildEntity('Material', 'bronze')),
        link('a-ding', 'MADE_OF', 'bronze'),
      ]),
    )
    expect(changeSetId).toHaveLength(26)
    const ids = (await store.list({ audience: 'curator' })).items.map(({ id }) => id)
    await store.apply(buildChangeSet(ids.map((id) => ({ op: 'remove', id, expects: 1 }))))
    const db = new Database(path, { readonly: true })
    const left = ['node', 'rel', 'node_text_docsize'].map((table) =>
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    )
    expect(left).toEqual([0, 0, 0])
    db.close()
    await store.close()
  })
})

describe('openGraphStore', () => {
  it('opens SQLite where no Neo4j is configured', async () => {
    const store = await openGraphStore({ sqlitePath: join(folder, 'graph.sqlite') })
    expect(store.engine).toBe('sqlite')
    await store.close()
  })
})
