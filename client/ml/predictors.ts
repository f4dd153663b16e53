/** Each model's question and answer, made from its files: what the server does, on the visitor's device. */
import type { ModelName } from '../../core/events/model-name.ts'
import { createLanguagePredictor } from '../../models/language/predict.ts'
import type { DescendantsQuestion } from '../../models/language/forward/schema.ts'
import { languageVocabSchema } from '../../models/language/schema.ts'
import type { LanguageQuestion } from '../../models/language/schema.ts'
import { createRecommender } from '../../models/recommender/predict.ts'
import { recommenderVocabSchema } from '../../models/recommender/schema.ts'
import type { RecommendInput } from '../../models/recommender/schema.ts'
import type { Session } from '../../models/session.ts'
import { createTextPredictor } from '../../models/text/predict.ts'
import { textVocabSchema } from '../../models/text/schema.ts'
import type { TextInput } from '../../models/text/schema.ts'

export interface Predictor {
  predict(input: unknown): Promise<object>
  /** A question that warms it up, and on which engines are compared. */
  readonly probe: unknown
}

export function createPredictor(model: ModelName, session: Session, vocab: unknown): Predictor {
  if (model === 'language') {
    const parsed = languageVocabSchema.parse(vocab)
    const predictor = createLanguagePredictor(session, parsed)
    const set = parsed.sets.find(({ forms }) => forms.length > 1)
    const target = parsed.languages[set?.forms[0]?.[0] ?? 0]?.slug
    return {
      // Forward in time or across: the two questions share no field but the set.
      predict: async (input) =>
        isForward(input) ? predictor.descend(input) : predictor.predict(input as LanguageQuestion),
      probe: { target, cognateSet: set?.id },
    }
  }
  if (model === 'recommender') {
    const parsed = recommenderVocabSchema.parse(vocab)
    const recommender = createRecommender(session, parsed)
    return {
      predict: (input) => recommender.predict(input as RecommendInput),
      probe: { history: parsed.items.slice(0, 3), limit: 6, seed: 1 },
    }
  }
  const predictor = createTextPredictor(session, textVocabSchema.parse(vocab))
  return {
    predict: (input) => predictor.predict(input as TextInput),
    probe: {
      text: 'A bronze vessel in which a king offered wine to his ancestors. 国王以此青铜器盛酒祭祖。',
    },
  }
}

const isForward = (input: unknown): input is DescendantsQuestion =>
  typeof input === 'object' && input !== null && 'ancestor' in input
