/** The few parts that the tools for looking are made of. */
import { useId } from 'react'
import type { ReactNode } from 'react'

export interface ToolProps {
  readonly name: string
  readonly title: string
  /** Said to the eye by a mark beside the title. */
  readonly inUse?: boolean
  readonly open?: boolean
  readonly children: ReactNode
}

export function Tool({ name, title, inUse = false, open = false, children }: ToolProps) {
  return (
    <details className="tool" data-tool={name} data-in-use={inUse} open={open}>
      <summary>{title}</summary>
      <div className="inside">{children}</div>
    </details>
  )
}

export interface SliderProps {
  readonly label: string
  readonly value: number
  readonly range: { readonly min: number; readonly max: number; readonly step: number }
  /** The value in words. */
  readonly text: string
  readonly onChange: (value: number) => void
}

export function Slider({ label, value, range, text, onChange }: SliderProps) {
  const id = useId()
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} className="figures">
        {text}
      </output>
      <input
        id={id}
        type="range"
        {...range}
        value={value}
        aria-valuetext={text}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  )
}

export function Choice({
  label,
  checked,
  onChange,
}: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}

export interface SelectProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly onChange: (value: Value) => void
}

export function Select<Value extends string>({ label, value, options, onChange }: SelectProps<Value>) {
  const id = useId()
  return (
    <div className="choose">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}
