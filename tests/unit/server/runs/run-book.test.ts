import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openRunBook } from '../../../../server/runs/run-book.ts'

const schema = z.object({ id: z.string(), finishedAt: z.string().nullable() })
let folder: string
let unreadable: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mouseion-runs-'))
  unreadable = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const open = () => openRunBook({ folder, schema, onUnreadable: (path) => unreadable.push(path) })
const [going, over] = [null, '2026-11-30T00:00:00.000Z']

describe('the book of runs', () => {
  it('keeps what is over, newest first, and forgets what was under way', () => {
    const book = open()
    for (const [id, finishedAt] of [['1', over], ['3', over], ['2', over], ['4', going]] as const) book.update({ id, finishedAt }) // prettier-ignore
    expect(book.all().map(({ id }) => id)).toEqual(['4', '3', '2', '1'])
    expect(open().all()).toEqual(['3', '2', '1'].map((id) => ({ id, finishedAt: over })))
    expect(readdirSync(folder).sort()).toEqual(['1.json', '2.json', '3.json'])
  })

  it('opens beside a record that was cut off or is of another kind, and says which', () => {
    open().update({ id: '1', finishedAt: over })
    writeFileSync(join(folder, '2.json'), '')
    writeFileSync(join(folder, '3.json'), '{"id":3}')
    expect(open().all().map(({ id }) => id)).toEqual(['1']) // prettier-ignore
    expect(unreadable).toEqual(['2.json', '3.json'].map((name) => join(folder, name)))
  })

  it('tells the watchers of a run until they stop, also where its end can not be written', () => {
    const book = open()
    const told: (string | null)[] = []
    const stop = book.watch('1', ({ finishedAt }) => told.push(finishedAt))
    book.update({ id: '1', finishedAt: going })
    book.update({ id: '2', finishedAt: going })
    rmSync(folder, { recursive: true })
    expect(() => book.update({ id: '1', finishedAt: over })).toThrow('ENOENT')
    expect(told).toEqual([going, over])
    expect(book.get('1')).toEqual({ id: '1', finishedAt: over })
    stop()
    book.update({ id: '1', finishedAt: going })
    expect(told).toEqual([going, over])
  })
})
