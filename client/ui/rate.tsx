import { useState, useSyncExternalStore } from 'react'
import { useMuseum } from './museum-context.tsx'

/** One to five, quietly; only where the visitor lets the museum keep it. */
export function Rate({ item }: { readonly item: string }) {
  const { recorder, t, announce } = useMuseum()
  const consent = useSyncExternalStore(recorder.subscribe, recorder.consent)
  const [rating, setRating] = useState<number>()
  if (consent !== true) return null
  const rate = (value: number) => {
    setRating(value)
    recorder.record({ type: 'item-rated', item, rating: value })
    announce(t.rate.thanks)
  }
  return (
    <div className="rate" role="group" aria-label={t.rate.question}>
      <span>{t.rate.question}</span>
      <span className="small quiet">{t.rate.low}</span>
      <span className="marks">
        {[1, 2, 3, 4, 5].map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={rating === value}
            aria-label={t.rate.of(value)}
            onClick={() => rate(value)}
          >
            {value}
          </button>
        ))}
      </span>
      <span className="small quiet">{t.rate.high}</span>
      {rating !== undefined && <span className="small quiet">{t.rate.thanks}</span>}
    </div>
  )
}
