/** Every method of the register, by its id, with a worked example that checks itself. */
import type { Example, ExampleContext } from './example.ts'
import { trainingForms } from './forms/forms.ts'
import { watchForms } from './forms/watch.ts'
import { fusion } from './formulas/fusion.ts'
import { losses } from './formulas/losses.ts'
import { similarity } from './formulas/similarity.ts'
import { steps } from './formulas/steps.ts'
import { system } from './formulas/system.ts'
import { Notebook } from './notebook.ts'
import type { Check } from './notebook.ts'
import { worked } from './worked/index.ts'

export type { Example, ExampleContext, LabelledSentence } from './example.ts'
export type { Check } from './notebook.ts'

const letters = 'FNA'
/** F1, F2 ... F32, N1 ... N14, A0-1 ... A4-3. */
const order = (id: string): number[] => [letters.indexOf(id[0]!), ...id.slice(1).split('-').map(Number)]
const byId = (a: Example, b: Example): number => {
  const [x, y] = [order(a.id), order(b.id)]
  return x[0]! - y[0]! || x[1]! - y[1]! || (x[2] ?? 0) - (y[2] ?? 0)
}

export const examples: readonly Example[] = [
  ...losses,
  ...steps,
  ...similarity,
  ...system,
  ...fusion,
  ...trainingForms,
  ...watchForms,
  ...worked,
].sort(byId)

export interface ExampleReport {
  readonly id: string
  readonly title: Example['title']
  readonly form: string
  readonly lines: readonly string[]
  readonly checks: readonly Check[]
  readonly holds: boolean
}

export async function runExample(example: Example, context: ExampleContext): Promise<ExampleReport> {
  const notebook = new Notebook()
  await example.run(notebook, context)
  const { lines, checks } = notebook
  const { id, title, form } = example
  return { id, title, form, lines, checks, holds: checks.length > 0 && checks.every((check) => check.holds) }
}
