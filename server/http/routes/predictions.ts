import type { HandlersOf } from '../handlers.ts'
import type { MuseumServices } from '../services.ts'

type Names = 'predictText' | 'predictLanguage' | 'predictDescendants' | 'predictRecommender'

export function createPredictionRoutes({ learning: { predictors } }: MuseumServices): HandlersOf<Names> {
  return {
    predictText: async ({ body }) => ({ model: 'text', ...(await predictors.text(body)) }),
    predictLanguage: async ({ body }) => ({ model: 'language', ...(await predictors.language(body)) }),
    predictDescendants: async ({ body }) => ({ model: 'language', ...(await predictors.descendants(body)) }),
    predictRecommender: async ({ body }) => ({
      model: 'recommender',
      ...(await predictors.recommender(body)),
    }),
  }
}
