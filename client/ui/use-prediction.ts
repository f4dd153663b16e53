import { useMutation } from '@tanstack/react-query'
import type { Answered, Task } from '../ml/models.ts'
import { useMuseum } from './museum-context.tsx'

type Input<M extends Task> = Parameters<typeof ask<M>>[2]
function ask<M extends Task>(
  models: ReturnType<typeof useMuseum>['models'],
  model: M,
  input: Parameters<typeof models.predict<M>>[1],
): Promise<Answered<M>> {
  return models.predict(model, input)
}

/** A question to a model, asked when the visitor asks it. */
export function usePrediction<M extends Task>(model: M) {
  const { models } = useMuseum()
  return useMutation({
    mutationKey: ['predict', model],
    networkMode: 'always',
    mutationFn: (input: Input<M>) => ask(models, model, input),
  })
}
