import { execFile } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TrainedModel } from '../../../../models/bundle.ts'
import {
  ModelIntegrityError,
  ModelUnavailableError,
  openRegistry,
} from '../../../../server/trainer/registry.ts'
import type { ModelChange } from '../../../../server/trainer/registry.ts'
import { isSignedBy, openSigner, sha256 } from '../../../../server/trainer/signing.ts'

let root: string
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'mouseion-registry-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

const keyPath = () => join(root, 'keys', 'models.pem')
const open = (key = keyPath()) =>
  openRegistry({ shipped: join(root, 'shipped'), own: join(root, 'own'), signer: openSigner(key) })

const trained = (mark: string): TrainedModel => ({
  model: 'text',
  method: { name: 'ridge', kind: 'model' },
  files: new Map([
    ['model.onnx', new TextEncoder().encode(`graph ${mark}`)],
    ['vocab.json', new TextEncoder().encode('{}')],
  ]),
  inputs: [],
  outputs: [],
  metrics: { f1: 0.5 },
  baseline: { name: 'majority', metrics: { f1: 0.2 } },
  rows: 3,
  seed: 1,
})

const publish = (registry: ReturnType<typeof open>, mark: string) =>
  registry.publish({
    trained: trained(mark),
    parent: null,
    data: { sha256: sha256('data'), visits: 2 },
    card: `# ${mark}`,
    createdAt: new Date('2030-01-02T03:04:05Z'),
  }).version

describe('signing', () => {
  test('the key is made once, for its owner alone', () => {
    const { publicKey } = openSigner(keyPath())
    expect(openSigner(keyPath()).publicKey).toEqual(publicKey)
    expect(statSync(keyPath()).mode & 0o777).toBe(0o600)
    expect(Buffer.from(publicKey.raw, 'base64')).toHaveLength(32)
  })

  test('one changed letter breaks a signature, and so does another key', () => {
    const registry = open()
    const manifest = registry.manifest('text', publish(registry, 'one'))
    expect(isSignedBy(manifest, registry.keys)).toBe(true)
    expect(isSignedBy({ ...manifest, seed: 2 }, registry.keys)).toBe(false)
    const stranger = openSigner(join(root, 'keys', 'stranger.pem')).publicKey
    expect(isSignedBy(manifest, [stranger])).toBe(false)
    expect(isSignedBy(manifest, [{ ...stranger, keyId: manifest.keyId }])).toBe(false)
  })
})

describe('versions', () => {
  test('what is published serves, with its files and its card', () => {
    const registry = open()
    const version = publish(registry, 'one')
    expect(version).toMatch(/^20300102-030405-[0-9a-f]{8}$/)
    expect(registry.current('text')).toBe(version)
    expect(new TextDecoder().decode(registry.file('text', version, 'model.onnx'))).toBe('graph one')
    expect(new TextDecoder().decode(registry.file('text', version, 'card.md'))).toBe('# one')
    expect(registry.list()).toMatchObject([{ current: true, origin: 'museum', manifest: { version } }])
  })

  test('publishing leaves no half-written folder and no half-written pointer', () => {
    const registry = open()
    const version = publish(registry, 'one')
    expect(existsSync(join(root, 'own', 'text', `${version}.new`))).toBe(false)
    expect(existsSync(join(root, 'own', 'channels.json.new'))).toBe(false)
  })

  test('a folder whose manifest never came is no version', () => {
    const registry = open()
    const version = publish(registry, 'one')
    rmSync(join(root, 'own', 'text', version, 'manifest.json'))
    expect(registry.list()).toEqual([])
    expect(() => registry.manifest('text', version)).toThrow(ModelUnavailableError)
  })

  test('rollback moves one pointer back, promotion forward, and both are told', () => {
    const registry = open()
    const changes: ModelChange[] = []
    registry.onChange((change) => changes.push(change))
    const [one, two] = [publish(registry, 'one'), publish(registry, 'two')]
    expect(registry.rollback('text')).toBe(one)
    expect(registry.current('text')).toBe(one)
    expect(() => registry.rollback('text')).toThrow(ModelUnavailableError)
    registry.promote('text', two)
    expect(open().current('text')).toBe(two)
    expect(changes).toEqual([
      { model: 'text', version: one, change: 'published' },
      { model: 'text', version: two, change: 'published' },
      { model: 'text', version: one, change: 'rolled-back' },
      { model: 'text', version: two, change: 'published' },
    ])
  })

  test('a version that is not here can be neither read nor promoted', () => {
    const registry = open()
    const version = publish(registry, 'one')
    expect(() => registry.promote('text', 'elsewhere')).toThrow(ModelUnavailableError)
    expect(() => registry.file('text', version, 'missing.bin')).toThrow(ModelUnavailableError)
    expect(registry.current('text')).toBe(version)
  })
})

describe('trust', () => {
  test('a changed file is refused', () => {
    const registry = open()
    const version = publish(registry, 'one')
    appendFileSync(join(root, 'own', 'text', version, 'model.onnx'), '!')
    expect(() => registry.file('text', version, 'model.onnx')).toThrow(ModelIntegrityError)
  })

  test('a manifest that was changed to fit is refused too, and does not take over', () => {
    const registry = open()
    const [one, two] = [publish(registry, 'one'), publish(registry, 'two')]
    const path = join(root, 'own', 'text', one, 'manifest.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"rows": 3', '"rows": 4'))
    expect(() => registry.file('text', one, 'vocab.json')).toThrow(ModelIntegrityError)
    expect(() => registry.rollback('text')).toThrow(ModelIntegrityError)
    expect(registry.current('text')).toBe(two)
  })

  test('a museum does not trust what another key has signed', () => {
    const version = publish(open(), 'one')
    const other = open(join(root, 'keys', 'other.pem'))
    expect(() => other.manifest('text', version)).toThrow(ModelIntegrityError)
  })
})

test('a pointer that another process moves is followed', async () => {
  const registry = open()
  const [one] = [publish(registry, 'one'), publish(registry, 'two')]
  const stop = registry.follow()
  const told = new Promise<ModelChange>((resolve) => registry.onChange(resolve))
  const source = new URL('../../../../server/trainer/', import.meta.url)
  const script = `
    const { openRegistry } = await import(${JSON.stringify(new URL('registry.ts', source).href)})
    const { openSigner } = await import(${JSON.stringify(new URL('signing.ts', source).href)})
    openRegistry({ shipped: ${JSON.stringify(join(root, 'shipped'))}, own: ${JSON.stringify(join(root, 'own'))},
      signer: openSigner(${JSON.stringify(keyPath())}) }).rollback('text')`
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  expect(await told).toEqual({ model: 'text', version: one, change: 'rolled-back' })
  expect(registry.current('text')).toBe(one)
  stop()
})
