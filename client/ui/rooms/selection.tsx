import { useEffect, useState } from 'react'
import { useMuseum } from '../museum-context.tsx'
import { TextReading } from '../text-reading.tsx'

const shortest = 4

/** What is selected on the page can be asked about. The selection is the visitor's own text: it is not logged. */
export function Selection() {
  const { t } = useMuseum()
  const [text, setText] = useState('')
  useEffect(() => {
    const follow = () => {
      const selected = document.getSelection()?.toString().trim() ?? ''
      // An empty selection is mostly the click on our own button: the last one stays.
      if (selected.length >= shortest) setText(selected.slice(0, 20_000))
    }
    document.addEventListener('selectionchange', follow)
    return () => document.removeEventListener('selectionchange', follow)
  }, [])
  return (
    <section aria-labelledby="selected">
      <h2 id="selected">{t.read.title}</h2>
      {text === '' ? (
        <p className="small quiet after-small">{t.gallery.select}</p>
      ) : (
        <blockquote className="selected">{text}</blockquote>
      )}
      <TextReading key={text} text={text} />
    </section>
  )
}
