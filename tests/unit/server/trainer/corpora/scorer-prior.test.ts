import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { loadScorerPrior, scorerPriorPath } from '../../../../../server/trainer/corpora/scorer-prior.ts'

let folder: string | undefined
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true })
})

describe('loadScorerPrior', () => {
  it('reads the networks that ship', () => {
    const { first, second } = loadScorerPrior()
    expect([first.length, second.length]).toEqual([2, 2])
    expect(second.every(({ theta }) => theta.every(Number.isFinite))).toBe(true)
  })

  it('refuses another file than the card describes', () => {
    folder = mkdtempSync(join(tmpdir(), 'prior-'))
    const path = join(folder, 'prior.bin')
    copyFileSync(join(dirname(scorerPriorPath), 'card.md'), join(folder, 'card.md'))
    const bytes = readFileSync(scorerPriorPath)
    writeFileSync(path, bytes)
    expect(loadScorerPrior(path).first).toHaveLength(2)
    bytes[bytes.length - 1]! ^= 1
    writeFileSync(path, bytes)
    expect(() => loadScorerPrior(path)).toThrow(/SHA-256 .* describes another file/)
  })
})
