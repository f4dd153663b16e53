/** How to be moved in a headset: chosen before one goes in or beside the headset, and remembered on this device. */
import { useCallback, useState } from 'react'
import { comfortWords } from '../../xr/comfort-words.ts'
import { motions, readComfort, snapAngles, writeComfort, type Comfort } from '../../xr/comfort.ts'
import { useMuseum } from '../museum-context.tsx'
import './comfort.css'

const remembered = 'mouseion.comfort'

export function useComfort(): [Comfort, (next: Comfort) => void] {
  const [comfort, setComfort] = useState(() => readComfort(localStorage.getItem(remembered)))
  const remember = useCallback((next: Comfort) => {
    localStorage.setItem(remembered, writeComfort(next))
    setComfort(next)
  }, [])
  return [comfort, remember]
}

export interface ComfortChoiceProps {
  readonly comfort: Comfort
  readonly onChange: (next: Comfort) => void
}

export function ComfortChoice({ comfort, onChange }: ComfortChoiceProps) {
  const { language } = useMuseum()
  const words = comfortWords[language]
  return (
    <details className="small after-small">
      <summary>{words.title}</summary>
      <fieldset className="choices">
        <legend>{words.motion}</legend>
        {motions.map((motion) => (
          <label key={motion}>
            <input
              type="radio"
              name="motion"
              checked={comfort.motion === motion}
              onChange={() => onChange({ ...comfort, motion })}
            />{' '}
            {words.motions[motion]}
          </label>
        ))}
      </fieldset>
      <fieldset className="choices" disabled={comfort.motion !== 'teleport'}>
        <legend>{words.turn}</legend>
        {snapAngles.map((snapDegrees) => (
          <label key={snapDegrees}>
            <input
              type="radio"
              name="snap"
              checked={comfort.snapDegrees === snapDegrees}
              onChange={() => onChange({ ...comfort, snapDegrees })}
            />{' '}
            {snapDegrees}°
          </label>
        ))}
      </fieldset>
      <div className="choices">
        <label>
          <input
            type="checkbox"
            disabled={comfort.motion !== 'smooth'}
            checked={comfort.shaded}
            onChange={() => onChange({ ...comfort, shaded: !comfort.shaded })}
          />{' '}
          {words.shaded}
        </label>
        <label>
          <input
            type="checkbox"
            checked={comfort.seated}
            onChange={() => onChange({ ...comfort, seated: !comfort.seated })}
          />{' '}
          {words.seated}
        </label>
      </div>
    </details>
  )
}
