/** The models that serve, on the server: loaded when first asked, and again when another version takes over. */
import type { Predicted, Predictors } from './port.ts'
import { FeatureUnavailableError } from './port.ts'
import type { ModelName } from '../../models/bundle.ts'
import { createLanguagePredictor } from '../../models/language/predict.ts'
import { languageVocabSchema } from '../../models/language/schema.ts'
import { createRecommender } from '../../models/recommender/predict.ts'
import { recommenderVocabSchema } from '../../models/recommender/schema.ts'
import type { Runtime, Session } from '../../models/session.ts'
import { createTextPredictor } from '../../models/text/predict.ts'
import { textVocabSchema } from '../../models/text/schema.ts'
import type { ModelRegistry } from './registry.ts'

interface Loaded<P> {
  readonly version: string
  readonly session: Session
  readonly predictor: P
}

export function createPredictors(
  registry: ModelRegistry,
  runtime: Runtime,
): Predictors & { close(): Promise<void> } {
  const text = slot('text', (session, vocab) => createTextPredictor(session, textVocabSchema.parse(vocab)))
  const language = slot('language', (session, vocab) =>
    createLanguagePredictor(session, languageVocabSchema.parse(vocab)),
  )
  const recommender = slot('recommender', (session, vocab) =>
    createRecommender(session, recommenderVocabSchema.parse(vocab)),
  )

  /** One model's place: a failed load is forgotten, so that the next call tries again. */
  function slot<P>(model: ModelName, make: (session: Session, vocab: unknown) => P) {
    let loading: { version: string; loaded: Promise<Loaded<P>> } | undefined
    const load = async (version: string): Promise<Loaded<P>> => {
      const vocab: unknown = JSON.parse(new TextDecoder().decode(registry.file(model, version, 'vocab.json')))
      const session = await runtime.load(registry.file(model, version, 'model.onnx'))
      return { version, session, predictor: make(session, vocab) }
    }
    const release = async (old: typeof loading) =>
      (await old?.loaded.catch(() => undefined))?.session.dispose()
    return {
      async get(): Promise<Loaded<P>> {
        const version = registry.current(model)
        if (version === undefined)
          throw new FeatureUnavailableError(
            `This museum has no ${model} model yet. Train one: mouseion train --model ${model}.`,
          )
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
