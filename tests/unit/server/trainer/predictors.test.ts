import { expect, it } from 'vitest'
import { createPredictors } from '../../../../server/trainer/predictors.ts'

it('says that a language model of an older Mouseion is to be trained anew', async () => {
  let disposed = 0
  const session = {
    inputNames: [],
    outputNames: [],
    run: () => Promise.resolve({}),
    dispose: () => Promise.resolve(void disposed++),
  }
  const predictors = createPredictors(
    { current: () => '1', file: () => new TextEncoder().encode('{"format":1}') },
    { name: 'none', load: () => Promise.resolve(session) },
  )
  await expect(
    predictors.language({ target: 'latin', forms: [{ language: 'french', segments: ['f', 'ø'] }] }),
  ).rejects.toThrow('older Mouseion. Train it anew: mouseion train --model language')
  expect(disposed).toBe(1)
})
