/** A word's forms by language: attested, reconstructed, and the cells that are empty and can be asked for. */
import { useState } from 'react'
import { descentWords } from '../../../core/i18n/descent.ts'
import { useMuseum } from '../museum-context.tsx'
import { Link } from '../navigation.tsx'
import { Descendants } from './descendants.tsx'
import type { Form, Word } from './hall-data.ts'
import type { HallLanguage } from './family-tree.ts'
import { Prediction } from './prediction.tsx'

export interface CellsProps {
  readonly word: Word
  readonly forms: readonly Form[]
  readonly family: readonly HallLanguage[]
}

export function Cells({ word, forms, family }: CellsProps) {
  const { language, t } = useMuseum()
  const [target, setTarget] = useState<HallLanguage>()
  const [ancestor, setAncestor] = useState<Form>()
  const nameOf = (slug: string) => family.find((one) => one.slug === slug)?.labels[language] ?? slug
  const known = [...forms].sort((a, b) => nameOf(a.language).localeCompare(nameOf(b.language)))
  const missing = family.filter(({ slug }) => !forms.some((form) => form.language === slug))
  const mothers = known.filter(({ language: own }) => family.some(({ parent }) => parent === own))
  const { title, text, run } = descentWords[language]
  return (
    <div>
      <table className="forms figures">
        <caption className="unseen">{word.labels[language]}</caption>
        <thead>
          <tr>
            <th scope="col">{t.languages.language}</th>
            <th scope="col">{t.languages.form}</th>
            <th scope="col">{t.languages.segments}</th>
            <th scope="col">{t.languages.status}</th>
          </tr>
        </thead>
        <tbody>
          {known.map((form) => (
            <tr key={form.id}>
              <th scope="row">
                <Link href={`/things/${form.language}`}>{nameOf(form.language)}</Link>
              </th>
              <td className="form" lang="und">
                {form.attestation === 'reconstructed' && !form.form.startsWith('*') ? '*' : ''}
                {form.form}
              </td>
              <td className="ipa" lang="und">
                {form.segments.join(' ')}
              </td>
              <td className="small quiet">{t.languages[form.attestation]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing.length > 0 && (
        <div className="missing">
          <h3 className="minor">{t.languages.missing}</h3>
          <ul className="inline">
            {missing.map((one) => (
              <li key={one.slug}>
                <button
                  type="button"
                  className="plain"
                  aria-pressed={target?.slug === one.slug}
                  aria-label={
                    one.reconstructed
                      ? t.languages.askAncestor(one.labels[language])
                      : t.languages.ask(one.labels[language])
                  }
                  onClick={() => setTarget(one)}
                >
                  {one.reconstructed ? '*' : ''}
                  {one.labels[language]}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {target !== undefined && (
        <Prediction key={target.slug} word={word} forms={forms} target={target} nameOf={nameOf} />
      )}
      {mothers.length > 0 && (
        <div className="missing">
          <h3 className="minor">{title}</h3>
          <p className="small quiet">{text}</p>
          <ul className="inline">
            {mothers.map((form) => (
              <li key={form.id}>
                <button
                  type="button"
                  className="plain"
                  aria-pressed={ancestor?.id === form.id}
                  onClick={() => setAncestor(form)}
                >
                  {run(nameOf(form.language), form.form)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {ancestor !== undefined && (
        <Descendants key={ancestor.id} word={word} forms={forms} ancestor={ancestor} nameOf={nameOf} />
      )}
    </div>
  )
}
