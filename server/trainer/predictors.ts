/** The models that serve, on the server: loaded when first asked, and again when another version takes over. */
import type { Predicted, Predictors } from './port.ts'
import { noModelYet, trainedBefore } from './port.ts'
import type { ModelName } from '../../models/bundle.ts'
import { createLanguagePredictor } from '../../models/language/predict.ts'
import { isCurrentVocab, languageVocabSchema } from '../../models/language/schema.ts'
import { createRecommender } from '../../models/recommender/predict.ts'
import { recommenderVocabSchema } from '../../models/recommender/schema.ts'
import type { Runtime, Session } from '../../models/session.ts'
import type { ModelRegistry } from './registry.ts'
import { openTextPredictor } from './text-encoder.ts'

interface Opened<P> {
  readonly predictor: P
  readonly dispose: () => Promise<void>
}
interface Loaded<P> extends Opened<P> {
  readonly version: string
}
/** A file of the version as JSON, and as it is. */
interface VersionFiles {
  readonly json: (file: string) => unknown
  readonly bytes: (file: string) => Uint8Array
}

export function createPredictors(
  registry: Pick<ModelRegistry, 'current' | 'file'>,
  runtime: Runtime,
): Predictors & { close(): Promise<void> } {
  const text = slot('text', (session, { json, bytes }) =>
    openTextPredictor(runtime, session, {
      vocab: json('vocab.json'),
      encoder: () => ({ stored: json('encoder.json'), onnx: bytes('encoder.onnx') }),
    }),
  )
  const language = slot('language', async (session, { json }) => {
    const vocab = json('vocab.json')
    if (!isCurrentVocab(vocab)) throw trainedBefore('language')
    return {
      predictor: createLanguagePredictor(session, languageVocabSchema.parse(vocab)),
      dispose: () => session.dispose(),
    }
  })
  const recommender = slot('recommender', async (session, { json }) => ({
    predictor: createRecommender(session, recommenderVocabSchema.parse(json('vocab.json'))),
    dispose: () => session.dispose(),
  }))

  /** One model's place: a failed load is forgotten, so that the next call tries again. */
  function slot<P>(model: ModelName, open: (session: Session, files: VersionFiles) => Promise<Opened<P>>) {
    let loading: { version: string; loaded: Promise<Loaded<P>> } | undefined
    const load = async (version: string): Promise<Loaded<P>> => {
      const bytes = (file: string) => registry.file(model, version, file)
      const json = (file: string): unknown => JSON.parse(new TextDecoder().decode(bytes(file)))
      const session = await runtime.load(bytes('model.onnx'))
      try {
        return { version, ...(await open(session, { json, bytes })) }
      } catch (error) {
        await session.dispose()
        throw error
      }
    }
    const release = async (old: typeof loading) => (await old?.loaded.catch(() => undefined))?.dispose()
    return {
      async get(): Promise<Loaded<P>> {
        const version = registry.current(model)
        if (version === undefined) throw noModelYet(model)
        if (loading?.version !== version) {
          const old = loading
          loading = { version, loaded: load(version) }
          loading.loaded.then(() => release(old)).catch(() => (loading = undefined))
        }
        return loading.loaded
      },
      close: () => release(loading),
    }
  }

  const answer = (version: string, prediction: object): Predicted => ({
    version,
    prediction: prediction as Predicted['prediction'],
  })
  return {
    async text(input) {
      const { version, predictor } = await text.get()
      return answer(version, await predictor.predict(input))
    },
    async language(input) {
      const { version, predictor } = await language.get()
      return answer(version, await predictor.predict(input))
    },
    async descendants({ cognateSet, ...question }) {
      const { version, predictor } = await language.get()
      return answer(
        version,
        predictor.descend({ ...question, ...(cognateSet !== undefined && { cognateSet }) }),
      )
    },
    async recommender(input) {
      const { version, predictor } = await recommender.get()
      return answer(version, await predictor.predict(input))
    },
    async close() {
      await Promise.all([text.close(), language.close(), recommender.close()])
    },
  }
}
