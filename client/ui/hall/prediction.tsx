/** What a word may be in a language where it isn't recorded; apart in look from what is attested; open to judgement. */
import { useEffect, useId, useState } from 'react'
import type { Answered } from '../../ml/models.ts'
import { formatPercent } from '../../../core/i18n/index.ts'
import { Bars, WhereComputed } from '../bars.tsx'
import { ConsentFirst } from '../consent-first.tsx'
import { useMuseum } from '../museum-context.tsx'
import { takeFocus } from '../take-focus.ts'
import { Working } from '../states.tsx'
import { ModelFailed } from '../text-reading.tsx'
import { usePrediction } from '../use-prediction.ts'
import type { HallLanguage } from './family-tree.ts'
import type { Form, Word } from './hall-data.ts'
import { readSegments } from './segments.ts'

export interface PredictionProps {
  readonly word: Word
  readonly forms: readonly Form[]
  readonly target: HallLanguage
  readonly nameOf: (slug: string) => string
}

export function Prediction({ word, forms, target, nameOf }: PredictionProps) {
  const { language, t } = useMuseum()
  const prediction = usePrediction('language')
  const { mutate } = prediction
  const ask = () =>
    mutate({
      target: target.slug,
      forms: forms.map(({ language: own, segments }) => ({ language: own, segments })),
    })
  useEffect(() => {
    mutate({
      target: target.slug,
      forms: forms.map(({ language: own, segments }) => ({ language: own, segments })),
    })
  }, [mutate, target.slug, forms])
  const unknown = (prediction.error as { code?: string } | null)?.code
  return (
    <section
      className="prediction"
      aria-live="polite"
      aria-label={t.languages.result(target.labels[language])}
      data-testid="prediction"
    >
      <h3>{t.languages.result(target.labels[language])}</h3>
      {prediction.isPending && <Working />}
      {prediction.isError &&
        (unknown === 'no-known-forms' || unknown === 'unknown-language' ? (
          <p className="quiet">{t.languages.needsForms}</p>
        ) : (
          <ModelFailed error={prediction.error} retry={ask} />
        ))}
      {prediction.data !== undefined && (
        <>
          <Answer answer={prediction.data} forms={forms} nameOf={nameOf} />
          <ConsentFirst>
            <Judge key={prediction.data.version} word={word} target={target} answer={prediction.data} />
          </ConsentFirst>
        </>
      )}
    </section>
  )
}

function Answer({
  answer,
  forms,
  nameOf,
}: {
  readonly answer: Answered<'language'>
  readonly forms: readonly Form[]
  readonly nameOf: (slug: string) => string
}) {
  const { t } = useMuseum()
  const { segments, confidence, alternatives, correspondences, possibleLoans } = answer.prediction
  const recorded = (slug: string) => forms.find((form) => form.language === slug)?.form ?? ''
  const predicted = segments.join(' ')
  const others = alternatives.filter((row) => row.segments.join(' ') !== predicted).slice(0, 4)
  const sound = (segment: string) => (segment === '-' ? t.languages.nothing : segment)
  // A sound that is missing on both sides explains nothing; one that occurs twice in the word is said once.
  const laws = new Set(
    correspondences
      .filter(({ source, target, share, count }) => source + target !== '--' && share > 0.05 && count > 0)
      .map(({ language, source, target, count, of }) =>
        t.languages.correspondence(
          nameOf(language),
          sound(source),
          sound(target),
          Math.round(count),
          Math.round(of),
        ),
      ),
  )
  return (
    <>
      <p className="guess">
        <span className="ipa" lang="und" data-testid="predicted-form">
          {predicted}
        </span>{' '}
        <span className="small">
          {t.languages.predicted} · {t.languages.confidence} {formatPercent(confidence)}
        </span>
      </p>
      <p className="small quiet">{t.languages.notAttested}</p>
      {others.length > 0 && <h4 className="minor">{t.languages.alternatives}</h4>}
      <Bars
        rows={others.map((row) => ({
          key: row.segments.join(' '),
          name: row.segments.join(' '),
          share: row.confidence,
          lang: 'und',
        }))}
      />
      {laws.size > 0 && <h4 className="minor">{t.languages.correspondences}</h4>}
      <ul className="laws figures">
        {[...laws].map((law) => (
          <li key={law}>{law}</li>
        ))}
      </ul>
      {possibleLoans.map(({ language: own, likest }) => (
        <p key={own} className="small quiet after-small" data-testid="possible-loan">
          {t.languages.possibleLoan(nameOf(own), recorded(own), nameOf(likest))}
        </p>
      ))}
      <WhereComputed where={answer.where} version={answer.version} words={t.next} />
    </>
  )
}

function Judge({
  word,
  target,
  answer,
}: {
  readonly word: Word
  readonly target: HallLanguage
  readonly answer: Answered<'language'>
}) {
  const { recorder, t, announce } = useMuseum()
  const [step, setStep] = useState<'ask' | 'correct' | 'confirmed' | 'corrected'>('ask')
  const [text, setText] = useState(answer.prediction.segments.join(' '))
  const [bad, setBad] = useState(false)
  const field = useId()
  const judge = (verdict: 'confirmed' | 'corrected', corrected: string[] | null) => {
    recorder.record({
      type: 'form-judged',
      cognateSet: word.slug,
      language: target.slug,
      predicted: answer.prediction.segments,
      verdict,
      corrected,
      version: answer.version,
    })
    setStep(verdict)
    announce(t.languages[verdict])
  }
  const send = () => {
    const segments = readSegments(text)
    setBad(segments === undefined)
    if (segments === undefined) return
    if (segments.join(' ') === answer.prediction.segments.join(' ')) judge('confirmed', null)
    else judge('corrected', segments)
  }
  if (step === 'confirmed' || step === 'corrected')
    return (
      <p className="after-small" tabIndex={-1} ref={takeFocus}>
        {t.languages[step]}
      </p>
    )
  if (step === 'correct')
    return (
      <form
        className="after-small"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <label htmlFor={field} className="small">
          {t.languages.correctField}
        </label>
        <input
          id={field}
          ref={takeFocus}
          className="field ipa"
          lang="und"
          value={text}
          aria-invalid={bad}
          aria-describedby={bad ? `${field}-bad` : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        {bad && (
          <p id={`${field}-bad`} role="alert" className="small">
            {t.languages.bad}
          </p>
        )}
        <p className="acts after-small">
          <button className="act second">{t.languages.send}</button>
        </p>
      </form>
    )
  return (
    <p className="inline after-small">
      <button type="button" className="plain" onClick={() => judge('confirmed', null)}>
        {t.languages.confirm}
      </button>
      <button type="button" className="plain" onClick={() => setStep('correct')}>
        {t.languages.correct}
      </button>
    </p>
  )
}
