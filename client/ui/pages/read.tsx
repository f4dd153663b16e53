/** Any text, read by the text model. */
import { useId, useState } from 'react'
import { useExhibits } from '../data.ts'
import { useMuseum } from '../museum-context.tsx'
import { usePageTitle } from '../navigation.tsx'
import { Working } from '../states.tsx'
import { ModelFailed, TextAnswer } from '../text-reading.tsx'
import { usePrediction } from '../use-prediction.ts'

export function Read() {
  const { language, t } = useMuseum()
  usePageTitle(`${t.read.title} · ${t.museum}`)
  const field = useId()
  const [text, setText] = useState('')
  const [passage, setPassage] = useState<{ slug: string; text: string }>()
  const [empty, setEmpty] = useState(false)
  const reading = usePrediction('text')
  const exhibits = useExhibits()
  const ask = () => {
    if (reading.isPending) return
    setEmpty(text.trim() === '')
    if (text.trim() !== '') reading.mutate({ text })
  }
  const take = (slug: string, words: string) => {
    setText(words)
    setPassage({ slug, text: words })
    reading.reset()
  }
  const own = passage?.text === text ? passage.slug : undefined
  return (
    <article>
      <h1>{t.read.title}</h1>
      <p className="lead quiet after-small">{t.read.intro}</p>
      <div className="two section">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            ask()
          }}
        >
          <label htmlFor={field}>{t.read.field}</label>
          <textarea
            id={field}
            className="field after-small"
            maxLength={20_000}
            value={text}
            aria-describedby={empty ? `${field}-empty` : undefined}
            onChange={(event) => setText(event.target.value)}
          />
          {empty && (
            <p id={`${field}-empty`} role="alert" className="small">
              {t.read.empty}
            </p>
          )}
          <p className="acts after-small">
            <button className="act" aria-disabled={reading.isPending}>
              {t.read.ask}
            </button>
          </p>
          <p className="small quiet after">{t.read.passages}</p>
          <ul className="inline">
            {exhibits.data?.items.map((exhibit) => (
              <li key={exhibit.id}>
                <button
                  type="button"
                  className="plain"
                  onClick={() => take(exhibit.slug, exhibit.descriptions?.[language] ?? '')}
                >
                  {exhibit.labels[language]}
                </button>
              </li>
            ))}
          </ul>
        </form>
        <div aria-live="polite">
          {reading.isPending && <Working />}
          {reading.isError && <ModelFailed error={reading.error} retry={ask} />}
          {reading.data !== undefined && (
            <TextAnswer answer={reading.data} {...(own === undefined ? {} : { passage: own })} />
          )}
        </div>
      </div>
    </article>
  )
}
