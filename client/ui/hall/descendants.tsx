/** Forward in time: what an ancestor's form may have become in each daughter, beside what is on record. */
import { useEffect } from 'react'
import { descentWords } from '../../../core/i18n/descent.ts'
import { formatPercent } from '../../../core/i18n/index.ts'
import type { Answered } from '../../ml/models.ts'
import { WhereComputed } from '../bars.tsx'
import { useMuseum } from '../museum-context.tsx'
import { Working } from '../states.tsx'
import { ModelFailed } from '../text-reading.tsx'
import { usePrediction } from '../use-prediction.ts'
import type { Form, Word } from './hall-data.ts'

export interface DescendantsProps {
  readonly word: Word
  readonly forms: readonly Form[]
  readonly ancestor: Form
  readonly nameOf: (slug: string) => string
}

export function Descendants({ word, forms, ancestor, nameOf }: DescendantsProps) {
  const { language, t } = useMuseum()
  const words = descentWords[language]
  const { mutate, ...prediction } = usePrediction('descendants')
  const ask = () =>
    mutate({ ancestor: ancestor.language, segments: ancestor.segments, cognateSet: word.slug })
  useEffect(() => {
    mutate({ ancestor: ancestor.language, segments: ancestor.segments, cognateSet: word.slug })
  }, [mutate, ancestor, word.slug])
  const title = words.result(nameOf(ancestor.language), ancestor.form)
  const code = (prediction.error as { code?: string } | null)?.code
  return (
    <section className="prediction" aria-live="polite" aria-label={title} data-testid="descendants">
      <h3>{title}</h3>
      {prediction.isPending && <Working />}
      {prediction.isError &&
        (code === 'no-descendants' || code === 'unknown-language' ? (
          <p className="quiet">{words.none}</p>
        ) : (
          <ModelFailed error={prediction.error} retry={ask} />
        ))}
      {prediction.data !== undefined && (
        <>
          <p className="small quiet">{words.notRecord}</p>
          <Table answer={prediction.data} forms={forms} nameOf={nameOf} />
          {prediction.data.prediction.unseen.map(({ segment, readAs }) => (
            <p key={segment} className="small quiet">
              {words.readAs(segment, readAs)}
            </p>
          ))}
          <WhereComputed where={prediction.data.where} version={prediction.data.version} words={t.next} />
        </>
      )}
    </section>
  )
}

interface TableProps {
  readonly answer: Answered<'descendants'>
  readonly forms: readonly Form[]
  readonly nameOf: (slug: string) => string
}

function Table({ answer, forms, nameOf }: TableProps) {
  const { language, t } = useMuseum()
  const words = descentWords[language]
  return (
    <table className="forms figures descent">
      <thead>
        <tr>
          <th scope="col">{t.languages.language}</th>
          <th scope="col">{words.expected}</th>
          <th scope="col">{words.recorded}</th>
          <th scope="col">{words.changes}</th>
        </tr>
      </thead>
      <tbody>
        {answer.prediction.descendants.map((row) => (
          <Row
            key={row.language}
            row={row}
            name={nameOf(row.language)}
            recorded={forms.find((form) => form.language === row.language)}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly row: Answered<'descendants'>['prediction']['descendants'][number]
  readonly name: string
  readonly recorded: Form | undefined
}

function Row({ row, name, recorded }: RowProps) {
  const { language } = useMuseum()
  const words = descentWords[language]
  const sound = (segment: string) => (segment === '-' ? '' : segment)
  const expected = row.segments.join(' ')
  const found = recorded?.segments.join(' ')
  return (
    <tr data-language={row.language}>
      <th scope="row">
        {name}
        <br />
        <span className="small quiet">{words.learned(row.words)}</span>
      </th>
      <td data-head={words.expected}>
        {row.alternatives.slice(0, 3).map(({ segments, confidence }, i) => (
          <div key={segments.join(' ')} className={i === 0 ? '' : 'small'}>
            <span className="ipa expected" lang="und">
              {segments.join(' ')}
            </span>{' '}
            <span className="small quiet">{formatPercent(confidence)}</span>
          </div>
        ))}
      </td>
      <td data-head={words.recorded}>
        {found === undefined ? (
          <span className="small quiet">{words.unrecorded}</span>
        ) : (
          <>
            <span className="ipa" lang="und">
              {found}
            </span>
            {found === expected && <span className="small quiet"> {words.agrees}</span>}
          </>
        )}
      </td>
      <td className="small" data-head={words.changes}>
        {row.changes
          .map(({ source, target, probability, count, of }) =>
            words.change({
              source: sound(source),
              target: sound(target),
              percent: formatPercent(probability),
              count,
              of,
            }),
          )
          .join(language === 'zh' ? '，' : ', ')}
      </td>
    </tr>
  )
}
