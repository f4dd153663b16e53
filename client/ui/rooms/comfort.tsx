/** How to be moved in a headset: chosen before one goes in or beside the headset, and remembered on this device. */
import { useState } from 'react'
import { motions, readComfort, snapAngles, writeComfort, type Comfort } from '../../xr/comfort.ts'
import { useMuseum } from '../museum-context.tsx'
import { xrWords } from './xr-words.ts'
import './comfort.css'

const remembered = 'mouseion.comfort'

export function useComfort(): [Comfort, (next: Comfort) => void] {
  const [comfort, setComfort] = useState(() => readComfort(localStorage.getItem(remembered)))
  return [
    comfort,
    (next) => {
      localStorage.setItem(remembered, writeComfort(next))
      setComfort(next)
    },
  ]
}

export interface ComfortChoiceProps {
  readonly comfort: Comfort
  readonly onChange: (next: Comfort) => void
}

export function ComfortChoice({ comfort, onChange }: ComfortChoiceProps) {
  const { language } = useMuseum()
  const words = xrWords[language].comfort
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
    </details>
  )
}
