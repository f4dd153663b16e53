import { describe } from 'vitest'
import { testLearningLoop } from './learning-loop.ts'

describe('the loop on SQLite', () => testLearningLoop({}))
