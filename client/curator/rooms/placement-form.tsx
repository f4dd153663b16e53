import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { supports, type ExhibitDocument, type ExhibitStop } from '../../../core/exhibit/document.ts'
import type { Layout } from '../../../core/exhibit/layout/index.ts'
import { placingWords } from '../../../core/i18n/placing.ts'
import { useCurator } from '../curator-context.tsx'
import { letGo, movedBy, placeByHand, showOn, standsAt, type Placement, type Support } from './arrange.ts'

export interface PlacementFormProps {
  readonly document: ExhibitDocument
  readonly layout: Layout
  readonly stop: ExhibitStop
  readonly name: string
  readonly onChange: (document: ExhibitDocument) => void
}

const degree = Math.PI / 180

/** On what one thing is shown, and where it stands. */
export function PlacementForm({ document, layout, stop, name, onChange }: PlacementFormProps) {
  const { language } = useCurator()
  const words = placingWords[language]
  const { artifact } = stop
  const at = stop.placement ?? standsAt(layout, artifact)
  const set = (field: keyof Placement, unit: number) => (value: number | string) => {
    if (at === undefined || typeof value !== 'number') return
    const next = movedBy({ ...at, [field]: value * unit }, {})
    if (Math.abs(next[field] - at[field]) > 1e-4) onChange(placeByHand(document, artifact, next))
  }
  return (
    <section className="edit" aria-labelledby="chosen">
      <h2 id="chosen">{name}</h2>
      <NativeSelect
        label={words.shownOn}
        value={stop.support}
        onChange={(event) => onChange(showOn(document, artifact, event.target.value as Support))}
        data={supports.map((value) => ({ value, label: words.support[value] }))}
      />
      {at === undefined ? (
        <p className="small">{words.hangs}</p>
      ) : (
        <>
          <div className="measures">
            <NumberInput
              label={words.across}
              value={at.xM}
              step={0.1}
              decimalScale={2}
              onChange={set('xM', 1)}
            />
            <NumberInput
              label={words.along}
              value={at.zM}
              step={0.1}
              decimalScale={2}
              onChange={set('zM', 1)}
            />
            <NumberInput
              label={words.turn}
              value={Math.round(at.headingRad / degree)}
              step={15}
              decimalScale={0}
              onChange={set('headingRad', degree)}
            />
          </div>
          <p className="small quiet">
            {words.middle} {stop.placement === undefined ? words.byItself : words.byHand}
          </p>
          {stop.placement !== undefined && (
            <p className="acts">
              <Button variant="outline" onClick={() => onChange(letGo(document, artifact))}>
                {words.letGo}
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  )
}
