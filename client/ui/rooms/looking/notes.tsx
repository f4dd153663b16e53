import { useQuery } from '@tanstack/react-query'
import type { EntityDetail } from '../../../../core/api/views.ts'
import type { LookingWords } from '../../../../core/i18n/looking.ts'
import type { Spot, Viewpoint } from '../../../../core/heritage/viewpoint.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { useEntity } from '../../data.ts'
import { useMuseum } from '../../museum-context.tsx'
import { Sources } from '../../sources.tsx'

type Annotation = Extract<EntityDetail['entity'], { kind: 'Annotation' }>
export type Note = Annotation & { readonly viewpoint: Viewpoint }

/** The artifact's annotations that can be gone to, in their slugs' order. */
export function useNotes(slug: string): readonly Note[] {
  const { client } = useMuseum()
  const notes = useQuery({
    queryKey: ['notes', slug],
    queryFn: ({ signal }) =>
      client.listEntities({
        query: { kind: 'Annotation', relation: 'ABOUT', to: slug, order: 'slug', limit: 20 },
        signal,
      }),
    staleTime: 300_000,
  })
  return (notes.data?.items ?? []).flatMap((entity) =>
    entity.kind === 'Annotation' && entity.viewpoint !== undefined
      ? [{ ...entity, viewpoint: entity.viewpoint }]
      : [],
  )
}

/** The direction that a note's place faces: that from which it is looked at. */
export function facingOf({ yawDeg, pitchDeg }: Viewpoint): Spot {
  const [yaw, pitch] = [(yawDeg * Math.PI) / 180, (pitchDeg * Math.PI) / 180]
  return {
    xM: -Math.sin(yaw) * Math.cos(pitch),
    yM: Math.sin(pitch),
    zM: Math.cos(yaw) * Math.cos(pitch),
  }
}

export interface NotesProps {
  readonly study: Study
  readonly words: LookingWords
  readonly notes: readonly Note[]
  readonly chosen: string | undefined
  readonly onChoose: (note: Note | undefined) => void
}

export function Notes({ words, notes, chosen, onChoose }: NotesProps) {
  const { language } = useMuseum()
  if (notes.length === 0) return null
  return (
    <div className="notes">
      <h4 className="minor" id="details">
        {words.notes.title}
      </h4>
      <ol aria-labelledby="details">
        {notes.map((note, i) => (
          <li key={note.id}>
            <button
              type="button"
              className="plain"
              aria-expanded={note.id === chosen}
              onClick={() => onChoose(note.id === chosen ? undefined : note)}
            >
              <span className="number figures" aria-hidden="true">
                {i + 1}
              </span>
              {note.labels[language]}
            </button>
            {note.id === chosen && <NoteText note={note} />}
          </li>
        ))}
      </ol>
    </div>
  )
}

function NoteText({ note }: { readonly note: Note }) {
  const { language } = useMuseum()
  const detail = useEntity(note.slug)
  return (
    <div className="note" data-testid="note">
      <p className="wall">{note.body[language]}</p>
      {detail.data !== undefined && detail.data.statements.length > 0 && (
        <div className="small">
          <Sources statements={detail.data.statements} />
        </div>
      )}
    </div>
  )
}
