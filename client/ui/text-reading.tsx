/** "What is this text about?": asked of a passage of the museum, of a selection, or of what the visitor typed. */
import { useId, useState } from 'react'
import type { Answered } from '../ml/models.ts'
import { Bars, WhereComputed } from './bars.tsx'
import { useMuseum } from './museum-context.tsx'
import { ConsentFirst } from './consent-first.tsx'
import { Failed, Working } from './states.tsx'
import { takeFocus } from './take-focus.ts'
import { usePrediction } from './use-prediction.ts'

export interface TextReadingProps {
  readonly text: string
  /** The entity whose description it is: only then can it be judged, for typed texts are never logged. */
  readonly passage?: string
}

export function TextReading({ text, passage }: TextReadingProps) {
  const { t } = useMuseum()
  const reading = usePrediction('text')
  if (text.trim() === '') return null
  return (
    <section aria-label={t.artifact.passage} className="reading">
      <button
        type="button"
        className="act second"
        aria-disabled={reading.isPending}
        onClick={() => reading.isPending || reading.mutate({ text })}
      >
        {t.artifact.passage}
      </button>
      <div aria-live="polite">
        {reading.isPending && <Working />}
        {reading.isError && <ModelFailed error={reading.error} retry={() => reading.mutate({ text })} />}
        {reading.data !== undefined && (
          <TextAnswer answer={reading.data} {...(passage === undefined ? {} : { passage })} />
        )}
      </div>
    </section>
  )
}

/** Where a model can't answer, the museum's own reason is the sentence. */
export function ModelFailed({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { t } = useMuseum()
  const code = (error as { code?: string }).code
  if (
    code === 'feature-unavailable' ||
    code === 'model-unavailable' ||
    (error as { status?: number }).status === 503
  )
    return <p className="notice after-small">{t.about.notYet}</p>
  return <Failed error={error} retry={retry} />
}

export function TextAnswer({
  answer,
  passage,
}: {
  readonly answer: Answered<'text'>
  readonly passage?: string
}) {
  const { language, t } = useMuseum()
  const { subject, period, sentiment, keyTerms } = answer.prediction
  const name = (row: { name: { en: string; zh: string } }) => row.name[language]
  const rows = (
    list: readonly { label: string; name: { en: string; zh: string }; probability: number }[],
    count: number,
  ) => list.slice(0, count).map((row) => ({ key: row.label, name: name(row), share: row.probability }))
  return (
    <div className="answer" data-testid="text-answer">
      <h3 className="minor">{t.read.subject}</h3>
      <Bars rows={rows(subject, 3)} />
      <h3 className="minor">{t.read.sentiment}</h3>
      <Bars rows={rows(sentiment, 3)} />
      <h3 className="minor">{t.read.period}</h3>
      {'reason' in period ? (
        <p className="quiet">{period.reason[language]}</p>
      ) : (
        <Bars rows={rows(period, 2)} />
      )}
      <h3 className="minor">{t.read.terms}</h3>
      <p className="terms">
        {keyTerms.length === 0 && <span className="quiet">{t.read.none}</span>}
        {[...new Set(keyTerms.filter(({ head }) => head === 'subject').map(({ term }) => term))].map(
          (term) => (
            <mark key={term}>{term}</mark>
          ),
        )}
      </p>
      <WhereComputed where={answer.where} version={answer.version} words={t.next} />
      {passage === undefined ? (
        <p className="small quiet">{t.read.private}</p>
      ) : (
        <ConsentFirst>
          <JudgeHead key={answer.version} head="subject" rows={subject} answer={answer} passage={passage} />
          {!('reason' in period) && (
            <JudgeHead
              key={`${answer.version} period`}
              head="period"
              rows={period}
              answer={answer}
              passage={passage}
            />
          )}
        </ConsentFirst>
      )}
    </div>
  )
}

interface JudgeHeadProps {
  readonly head: 'subject' | 'period'
  /** Likeliest first. */
  readonly rows: readonly { readonly label: string; readonly name: { en: string; zh: string } }[]
  readonly answer: Answered<'text'>
  readonly passage: string
}

function JudgeHead({ head, rows, answer, passage }: JudgeHeadProps) {
  const { language, t, recorder, announce } = useMuseum()
  const [step, setStep] = useState<'ask' | 'correct' | 'done'>('ask')
  const field = useId()
  const [better, setBetter] = useState<string>(rows[1]?.label ?? '')
  const judge = (verdict: 'right' | 'wrong', corrected: string | null) => {
    const predicted = rows[0]?.label
    if (predicted === undefined) return
    recorder.record({
      type: 'text-judged',
      passage,
      language,
      head,
      predicted,
      verdict,
      corrected,
      version: answer.version,
    })
    setStep('done')
    announce(t.read.judged)
  }
  if (step === 'done')
    return (
      <p className="small quiet" tabIndex={-1} ref={takeFocus}>
        {t.read.judged}
      </p>
    )
  if (step === 'correct')
    return (
      <div className="after-small">
        <label htmlFor={field} className="small">
          {t.read.should}
        </label>
        <div className="acts">
          <select
            id={field}
            ref={takeFocus}
            className="field"
            value={better}
            onChange={(event) => setBetter(event.target.value)}
          >
            {rows.slice(1).map((row) => (
              <option key={row.label} value={row.label}>
                {row.name[language]}
              </option>
            ))}
          </select>
          <button type="button" className="act second" onClick={() => judge('wrong', better)}>
            {t.read.send}
          </button>
        </div>
      </div>
    )
  return (
    <p className="inline after-small">
      <span className="quiet">{head === 'subject' ? t.read.judge : t.read.judgePeriod}</span>
      <button type="button" className="plain" onClick={() => judge('right', null)}>
        {t.read.right}
      </button>
      <button type="button" className="plain" onClick={() => setStep('correct')}>
        {t.read.wrong}
      </button>
    </p>
  )
}
