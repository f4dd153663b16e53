import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../../models/canonical.ts'
import { trainLanguage } from '../../../../models/language/train.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { measureLanguage } from '../../../../server/trainer/measure.ts'
import { openRegistry } from '../../../../server/trainer/registry.ts'
import { openSigner, sha256 } from '../../../../server/trainer/signing.ts'
import { inventedCorpus } from '../../models/language/invented-corpus.ts'

const runtime = createNodeRuntime()
const corpus = inventedCorpus(80)
const now = new Date('2030-02-03T04:05:06Z')

describe('measureLanguage', () => {
  let root: string
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'mouseion-measure-'))))
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  /** A registry whose model says of itself what no longer holds. */
  async function stale() {
    const registry = openRegistry({
      shipped: join(root, 'shipped'),
      own: join(root, 'own'),
      signer: openSigner(join(root, 'models.pem')),
    })
    const trained = await trainLanguage(corpus, { seed: 1, runtime })
    const { version } = registry.publish({
      trained: {
        ...trained,
        metrics: { ...trained.metrics, ned: 0.9 },
        baseline: { name: 'closed form', metrics: { ned: 0.95 } },
      },
      parent: null,
      data: { sha256: sha256(canonicalJson({ corpus, taught: [] })), visits: 0 },
      card: 'stale',
      createdAt: new Date('2030-01-02T03:04:05Z'),
    })
    return { registry, trained, version }
  }

  it('publishes the same files with the figures of today, and says where they are from', async () => {
    const { registry, trained, version } = await stale()
    const measured = await measureLanguage({ corpus, registry, runtime, now })
    expect(registry.current('language')).toBe(measured.version)
    for (const name of ['model.onnx', 'vocab.json'])
      expect(registry.file('language', measured.version, name)).toEqual(
        registry.file('language', version, name),
      )
    expect(measured.metrics).toEqual(trained.metrics)
    expect(measured.baseline.metrics['ned']).toBe(trained.metrics.ned)
    const card = new TextDecoder().decode(registry.file('language', measured.version, 'card.md'))
    expect(card).toContain(`Trained as ${version} with seed 1`)
    expect(card).not.toContain('byte for byte')
    expect(card).toContain(`| ned | ${Number(trained.metrics.ned!.toPrecision(4))} |`)
  })

  it('refuses where other forms may have been learned from', async () => {
    const { registry } = await stale()
    const grown = inventedCorpus(81)
    await expect(measureLanguage({ corpus: grown, registry, runtime, now })).rejects.toMatchObject({
      code: 'model-unavailable',
    })
  })
})
