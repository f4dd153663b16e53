import type { ExhibitDocument, ExhibitStop } from '../../../core/exhibit/document.ts'
import { placingWords } from '../../../core/i18n/placing.ts'
import { useCurator } from '../curator-context.tsx'
import { moveInOrder } from './arrange.ts'

export interface StopOrderProps {
  readonly document: ExhibitDocument
  readonly stops: readonly ExhibitStop[]
  readonly chosen: string | undefined
  readonly nameOf: (slug: string) => string
  readonly onChoose: (slug: string) => void
  readonly onChange: (document: ExhibitDocument) => void
}

/** A room's things in the order of the visit: choose one, or move it earlier or later. */
export function StopOrder({ document, stops, chosen, nameOf, onChoose, onChange }: StopOrderProps) {
  const { language } = useCurator()
  const words = placingWords[language]
  return (
    <>
      <h2 className="small quiet" id="order">
        {words.things}
      </h2>
      <ol className="finds order" aria-labelledby="order">
        {stops.map(({ artifact }, i) => {
          const name = nameOf(artifact)
          const move = (by: -1 | 1) => onChange(moveInOrder(document, artifact, by))
          return (
            <li key={artifact}>
              <button type="button" aria-current={artifact === chosen} onClick={() => onChoose(artifact)}>
                {name}
              </button>
              <button
                type="button"
                className="step"
                aria-disabled={i === 0}
                aria-label={words.earlier(name)}
                onClick={() => i > 0 && move(-1)}
              >
                ↑
              </button>
              <button
                type="button"
                className="step"
                aria-disabled={i === stops.length - 1}
                aria-label={words.later(name)}
                onClick={() => i < stops.length - 1 && move(1)}
              >
                ↓
              </button>
            </li>
          )
        })}
      </ol>
    </>
  )
}
