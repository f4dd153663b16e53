import { z } from 'zod'

export const modelNames = ['text', 'language', 'recommender'] as const
export const modelNameSchema = z.enum(modelNames)
export type ModelName = z.infer<typeof modelNameSchema>
