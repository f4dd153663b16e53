/** What to see next, why, and how the two are joined in the graph. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ulid } from 'ulid'
import type { Reference } from '../../core/api/views.ts'
import { pathSentence } from '../../core/i18n/index.ts'
import type { Answered } from '../ml/models.ts'
import { WhereComputed } from './bars.tsx'
import { useMuseum } from './museum-context.tsx'
import { Link } from './navigation.tsx'
import { Waiting } from './states.tsx'
import { Still } from './still.tsx'
import { ModelFailed } from './text-reading.tsx'

export interface NextToSeeProps {
  /** The thing that the visitor stands before. */
  readonly from: string
  readonly wide?: boolean
  /** Leads there in another way than by a link: in the rooms, by walking. Answers false where the thing isn't here. */
  readonly onChoose?: (slug: string) => boolean
}
type Item = Answered<'recommender'>['prediction']['items'][number]

const slateSize = 4

export function NextToSee({ from, wide = false, onChoose }: NextToSeeProps) {
  const { client, models, recorder, t } = useMuseum()
  const [slate] = useState(() => ulid())
  const [seed] = useState(() => Math.floor(Math.random() * 0x1_0000_0000))
  const slates = useQuery({
    queryKey: ['next', from, slate],
    networkMode: 'always',
    staleTime: Infinity,
    queryFn: async () => {
      const history = [...recorder.history().filter((slug) => slug !== from), from]
      const question = { history, limit: slateSize, seed }
      // A visit's first question tells the server no more than the page's address did: nobody waits for the engine then.
      const answer = await models.predict('recommender', question, {
        ...(history.length === 1 && { meanwhile: 'server' }),
      })
      const things = await Promise.all(
        answer.prediction.items.map(({ item }) => client.getEntity({ params: { id: item } })),
      )
      return { answer, things: things.map(({ entity }): Reference => entity) }
    },
  })
  const data = slates.data
  const shown = useRef('')
  useEffect(() => {
    if (data === undefined || shown.current === slate) return
    shown.current = slate
    const items = data.answer.prediction.items.map(({ item, propensity, score }) => ({
      item,
      propensity,
      score,
    }))
    recorder.record({ type: 'slate-shown', slate, policy: data.answer.version, from, items })
  }, [data, slate, from, recorder])
  if (slates.isPending) return <Waiting />
  if (slates.isError) return <ModelFailed error={slates.error} retry={() => void slates.refetch()} />
  const { answer, things } = slates.data
  const choose = (item: string, position: number) =>
    recorder.record({ type: 'item-chosen', item, slate, position })
  return (
    <div data-testid="next">
      <p className="quiet">{answer.prediction.basis === 'content' ? t.next.content : t.next.visits}</p>
      <ol className={wide ? 'next wide after' : 'next after'}>
        {answer.prediction.items.map((item, position) => {
          const thing = things[position]
          return thing === undefined ? null : (
            <NextItem
              key={item.item}
              item={item}
              thing={thing}
              onFollow={() => choose(item.item, position)}
              {...(onChoose === undefined ? {} : { onChoose })}
            />
          )
        })}
      </ol>
      <div className="after">
        <WhereComputed where={answer.where} version={answer.version} words={t.next} />
      </div>
    </div>
  )
}

interface NextItemProps {
  readonly item: Item
  readonly thing: Reference
  readonly onFollow: () => void
  readonly onChoose?: (slug: string) => boolean
}

function NextItem({ item, thing, onFollow, onChoose }: NextItemProps) {
  const { language, t } = useMuseum()
  return (
    <li>
      <Still slug={thing.slug} labels={thing.labels} silent />
      <div>
        <Link
          className="title"
          href={`/artifacts/${thing.slug}`}
          onClick={(event) => {
            onFollow()
            if (onChoose?.(thing.slug) === true) event.preventDefault()
          }}
        >
          {thing.labels[language]}
        </Link>
        {item.because === null ? (
          <p>{item.newcomer ? t.next.newcomer : item.explored ? t.next.explored : t.next.liked}</p>
        ) : (
          <Because from={item.because} to={thing.slug} />
        )}
      </div>
    </li>
  )
}

/** The reason as a sentence, and the way through the graph that explains it. */
function Because({ from, to }: { readonly from: string; readonly to: string }) {
  const { client, language, t } = useMuseum()
  const found = useQuery({
    queryKey: ['path', from, to],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const [paths, seen] = await Promise.all([
        client.findPaths({ query: { from, to, limit: 1 }, signal }),
        client.getEntity({ params: { id: from }, signal }),
      ])
      return { path: paths.items[0], seen: seen.entity.labels }
    },
  })
  if (found.data === undefined) return null
  const { path, seen } = found.data
  return (
    <>
      <p data-testid="because">{t.next.because(seen[language])}</p>
      {path !== undefined && (
        <p className="path" data-testid="path">
          {pathSentence(path, language)}
        </p>
      )}
    </>
  )
}
