import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCli } from '../../../../../server/cli/main.ts'
import { createSqliteGraphStore } from '../../../../../server/graph/sqlite/store.ts'
import { buildArtifact, buildChangeSet } from '../../../../support/builders.ts'
import { sampleTwins } from '../../../../support/sample-twins.ts'

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mouseion-export-'))
  const store = createSqliteGraphStore({ path: join(folder, 'data', 'graph.sqlite') })
  const put = (slug: string, sensitivity: 'open' | 'withheld') =>
    ({
      op: 'put',
      entity: buildArtifact(slug, { sensitivity, twin: sampleTwins.painting }),
      expects: 0,
    }) as const
  await store.apply(buildChangeSet([put('a-scroll', 'open'), put('a-secret', 'withheld')]))
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]) {
  const said: string[] = []
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line)),
    vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line)),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => (said.push(String(text)), true)),
  ]
  try {
    return { code: await runCli(['export', ...args]), said: said.join('\n') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

const data = () => ['--data', join(folder, 'data')]

describe('mouseion export --format glb', () => {
  it("writes what visitors may see of the museum's own store, and prints its figures", async () => {
    const out = join(folder, 'out')
    const { code, said } = await run('--format', 'glb', '--out', out, ...data(), '--json')
    expect(code).toBe(0)
    expect(said).toContain('1/1  a-scroll.glb')
    const report: unknown = JSON.parse(said.slice(said.indexOf('{')))
    const { widthM: width, heightM: height, depthM: depth } = sampleTwins.painting.dimensions
    const bytes = readFileSync(join(out, 'a-scroll.glb')).byteLength
    expect(report).toMatchObject({
      format: 'glb',
      files: [{ slug: 'a-scroll', file: 'a-scroll.glb', bytes, dimensionsM: { width, height, depth } }],
    })
    expect(existsSync(join(out, 'a-secret.glb'))).toBe(false)
  })

  it('takes an artifact that ships where no museum was named', async () => {
    vi.stubEnv('MOUSEION_DATA', undefined)
    const out = join(folder, 'one')
    const { code } = await run('--format', 'glb', '--out', out, '--entity', 'great-wave')
    vi.unstubAllEnvs()
    expect(code).toBe(0)
    expect(readFileSync(join(out, 'great-wave.glb')).subarray(0, 4).toString()).toBe('glTF')
  })

  it('names what it does not know, and writes nothing', async () => {
    const out = join(folder, 'none')
    const unknown = await run('--format', 'glb', '--out', out, ...data(), '--entity', 'a-scrol')
    expect(unknown.code).toBe(1)
    expect(unknown.said).toContain('no artifact "a-scrol"')
    expect(unknown.said).toContain('Did you mean a-scroll?')
    expect((await run('--format', 'glb', '--out', out, ...data(), '--entity', 'a-secret')).code).toBe(1)
    expect(existsSync(out)).toBe(false)
  })

  it('says which formats there are, that out is a file, that there is no museum', async () => {
    const noFormat = await run('--format', 'obj', '--out', folder)
    expect(noFormat.code).toBe(2)
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const onFile = await run('--format', 'glb', '--out', file, ...data())
    expect(onFile.code).toBe(1)
    expect(onFile.said).toContain('is a file, not a folder')
    const nowhere = await run('--format', 'glb', '--out', folder, '--data', join(folder, 'nowhere'))
    expect(nowhere.code).toBe(1)
    expect(nowhere.said).toContain('there is no museum in')
  })
})
