/** Measures the language model in use again: how it answers changes with decoding, which is code, while its files stay. */
import type { Manifest } from '../../models/bundle.ts'
import { canonicalJson } from '../../models/canonical.ts'
import { splitCorpus, type Corpus } from '../../models/language/corpus.ts'
import { evaluateLanguage, languageMetrics } from '../../models/language/evaluate.ts'
import { createLanguagePredictor } from '../../models/language/predict.ts'
import { languageVocabSchema } from '../../models/language/schema.ts'
import { measurePairwise } from '../../models/language/train.ts'
import type { Runtime } from '../../models/session.ts'
import { modelCard } from './card.ts'
import { museumForms, type LanguagePayload } from './jobs/language.ts'
import { ModelUnavailableError, type ModelRegistry } from './registry.ts'
import { sha256 } from './signing.ts'

export interface Measuring {
  /** The museum's forms, as training reads them. */
  readonly corpus: Corpus
  readonly registry: ModelRegistry
  readonly runtime: Runtime
  readonly now: Date
}

/**
 * Publishes the same files with today's figures.
 * @throws ModelUnavailableError where it was trained on other forms than these: which were held out isn't known then.
 */
export async function measureLanguage({ corpus, registry, runtime, now }: Measuring): Promise<Manifest> {
  const version = registry.current('language')
  if (version === undefined) throw new ModelUnavailableError('This museum has no language model yet.')
  const manifest = registry.manifest('language', version)
  const payload: LanguagePayload = { corpus, taught: [] }
  if (sha256(canonicalJson(payload)) !== manifest.data.sha256)
    throw new ModelUnavailableError(
      `The language model ${version} was trained on other forms than the museum has now, so it can't be measured on what it never saw.`,
    )
  const { model: name, method, inputs, outputs, data, seed, parent } = manifest
  const files = new Map(
    manifest.files.flatMap(({ path }) =>
      path === 'card.md' ? [] : [[path, registry.file('language', version, path)] as const],
    ),
  )
  const session = await runtime.load(files.get('model.onnx')!)
  const vocab = languageVocabSchema.parse(JSON.parse(new TextDecoder().decode(files.get('vocab.json'))))
  const { rows } = splitCorpus(corpus).heldOut
  const results = await evaluateLanguage(createLanguagePredictor(session, vocab), rows)
  await session.dispose()
  const trained = {
    model: name, method, files, inputs, outputs, rows: data.rows, seed,
    metrics: { ...manifest.metrics, ...languageMetrics(results) },
    baseline: {
      name: manifest.baseline.name,
      metrics: { ...manifest.baseline.metrics, ...(await measurePairwise(corpus, { seed, runtime })) },
    },
  } // prettier-ignore
  return registry.publish({
    trained,
    parent,
    data,
    card: modelCard({
      result: { trained, corpus: museumForms(payload) },
      verdict: null,
      data,
      trainedAs: version,
    }),
    createdAt: now,
  })
}
