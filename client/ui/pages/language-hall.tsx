/** The language hall: families, a word's attested forms, and what the model expects of a form that isn't recorded. */
import { useId, useState } from 'react'
import { useForms, useLanguages, useWords } from '../hall/hall-data.ts'
import type { Word } from '../hall/hall-data.ts'
import { Cells } from '../hall/cells.tsx'
import { FamilyTree } from '../hall/tree.tsx'
import { useMuseum } from '../museum-context.tsx'
import { go, usePageTitle, useSearch } from '../navigation.tsx'
import { Failed, Waiting } from '../states.tsx'

export function LanguageHall() {
  const { language, t } = useMuseum()
  usePageTitle(`${t.languages.title} · ${t.museum}`)
  const languages = useLanguages()
  const words = useWords()
  const asked = new URLSearchParams(useSearch()).get('word')
  const word =
    words.data?.find(({ slug }) => slug === asked) ??
    words.data?.find(({ concept }) => concept === 'hand') ??
    words.data?.[0]
  const forms = useForms(word?.slug)
  if (languages.isPending || words.isPending) return <Waiting />
  if (languages.isError) return <Failed error={languages.error} retry={() => void languages.refetch()} />
  if (words.isError) return <Failed error={words.error} retry={() => void words.refetch()} />
  const family = languages.data.filter((one) => one.family === word?.family)
  const recorded = new Set(forms.data?.map((form) => form.language))
  return (
    <article data-accent="indigo">
      <h1>{t.languages.title}</h1>
      <p className="lead quiet after-small">{t.languages.intro}</p>
      <section className="section hall" aria-labelledby="word">
        <div>
          <h2 id="word">{word === undefined ? t.languages.word : word.labels[language]}</h2>
          <WordPicker words={words.data} chosen={word} />
        </div>
        {word !== undefined && forms.data !== undefined && (
          <Cells key={word.slug} word={word} forms={forms.data} family={family} />
        )}
        {forms.isError && <Failed error={forms.error} retry={() => void forms.refetch()} />}
      </section>
      <section className="section" aria-labelledby="tree">
        <h2 id="tree">{t.languages.tree}</h2>
        <p className="quiet">{t.languages.treeText}</p>
        <div className="trees after" role="region" aria-labelledby="tree" tabIndex={0}>
          {[...new Set(languages.data.map((one) => one.family))].map((name) => (
            <FamilyTree
              key={name}
              languages={languages.data.filter((one) => one.family === name)}
              recorded={recorded}
            />
          ))}
        </div>
      </section>
    </article>
  )
}

function WordPicker({
  words,
  chosen,
}: {
  readonly words: readonly Word[]
  readonly chosen: Word | undefined
}) {
  const { language, t } = useMuseum()
  const field = useId()
  const [sought, setSought] = useState('')
  const needle = sought.trim().toLowerCase()
  const found = words.filter(
    (word) =>
      needle === '' || `${word.concept} ${word.labels.en} ${word.labels.zh}`.toLowerCase().includes(needle),
  )
  return (
    <div className="picker">
      <label htmlFor={field} className="small quiet">
        {t.languages.search}
      </label>
      <input
        id={field}
        className="field"
        type="search"
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <p className="small quiet after-small" role="status">
        {t.languages.sets(found.length)}
      </p>
      <ul className="words" tabIndex={0} aria-label={t.languages.choose}>
        {found.map((word) => (
          <li key={word.slug}>
            <button
              type="button"
              className="plain"
              aria-current={word.slug === chosen?.slug}
              onClick={() => go(`/languages?word=${word.slug}`)}
            >
              {word.labels[language]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
