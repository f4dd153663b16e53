/**
 * A worked example of a method: it computes with the museum's own code, and checks itself against values worked out by
 * hand, against finite differences, or against its simple baseline. The same context gives the same report.
 */
import type { ExpandedContent } from '../../core/content/expand.ts'
import type { Localized } from '../../core/heritage/text.ts'
import type { Runtime } from '../session.ts'
import type { Notebook } from './notebook.ts'

export interface ExampleContext {
  readonly runtime: Runtime
  /** The museum's own content, as shipped. */
  readonly content: ExpandedContent
  /** Short labelled sentences of the text model's corpus: what A0-3 fine-tunes on. */
  readonly sentences: readonly LabelledSentence[]
  /** The version of each model that is shipped as the one in use. */
  readonly channels: readonly { readonly model: string; readonly version: string }[]
}

export interface LabelledSentence {
  readonly text: string
  readonly label: string
}

export interface Example {
  /** As the register of methods counts it: `F18`, `N4`, `A1-1`. */
  readonly id: string
  readonly title: Localized
  /** The formula, or what is computed from what. */
  readonly form: string
  run(notebook: Notebook, context: ExampleContext): Promise<void> | void
}
