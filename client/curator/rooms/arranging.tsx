/** One exhibit being arranged: a draft of its document, laid out at every change, saved as one ChangeSet. */
import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { ApiError } from '../../../core/api/client.ts'
import type { EntityDetail, ExhibitView } from '../../../core/api/views.ts'
import type { ExhibitDocument } from '../../../core/exhibit/document.ts'
import { layOut } from '../../../core/exhibit/layout/index.ts'
import { draftOf, type EntityDraft } from '../../../core/heritage/entity.ts'
import { placingWords } from '../../../core/i18n/placing.ts'
import { BusyButton } from '../busy-button.tsx'
import { useCurator } from '../curator-context.tsx'
import { Failure } from '../failure.tsx'
import { placeByHand, type Placement } from './arrange.ts'
import { PlacementForm } from './placement-form.tsx'
import { PlacingPlan } from './placing-plan.tsx'
import { StopOrder } from './stop-order.tsx'

export interface ArrangingProps {
  readonly artifacts: ExhibitView['artifacts']
  readonly entity: Extract<EntityDetail['entity'], { kind: 'Exhibition' }>
}

export function Arranging({ artifacts, entity }: ArrangingProps) {
  const { language, t } = useCurator()
  const queries = useQueryClient()
  const words = placingWords[language]
  const [document, setDocument] = useState(entity.document)
  const [room, setRoom] = useState(0)
  const [artifact, setArtifact] = useState<string>()
  const layout = useMemo(() => layOut({ document, artifacts }), [document, artifacts])
  const { save, saved } = useSave(entity, document)
  const nameOf = (slug: string | undefined) =>
    artifacts.find((one) => one.slug === slug)?.labels[language] ?? slug ?? ''
  const change = (next: ExhibitDocument) => {
    save.reset()
    setDocument(next)
  }
  const place = (placement: Placement) => {
    if (artifact !== undefined) change(placeByHand(document, artifact, placement))
  }
  const rooms = document.rooms
  const { stops, title } = rooms[room]!
  const stop = stops.find((one) => one.artifact === artifact)
  const unchanged = document === saved.document
  return (
    <>
      <NativeSelect
        label={words.room}
        value={room}
        onChange={(event) => {
          setRoom(Number(event.target.value))
          setArtifact(undefined)
        }}
        data={rooms.map((one, i) => ({ value: String(i), label: `${i + 1}. ${one.title[language]}` }))}
      />
      <div className="placing">
        <PlacingPlan
          layout={layout}
          room={room}
          title={title[language]}
          chosen={stop}
          onChoose={setArtifact}
          onPlace={place}
        />
        <div className="placing-words">
          <StopOrder
            document={document}
            stops={stops}
            chosen={artifact}
            nameOf={nameOf}
            onChoose={setArtifact}
            onChange={change}
          />
          {stop === undefined ? (
            <p className="quiet">{words.choose}</p>
          ) : (
            <PlacementForm
              key={stop.artifact}
              document={document}
              layout={layout}
              stop={stop}
              name={nameOf(stop.artifact)}
              onChange={change}
            />
          )}
          {layout.problems.length > 0 && (
            <div role="alert" className="failure">
              {layout.problems.map(({ slug, why, other }) => (
                <p key={slug}>
                  {nameOf(slug)}: {words.refused} {words.why[why](nameOf(other))}
                </p>
              ))}
            </div>
          )}
          <Failure error={save.error} />
          {save.error instanceof ApiError && save.error.status === 412 && (
            <p className="acts">
              <span>{words.conflict}</span>
              <Button
                variant="outline"
                onClick={() => void queries.resetQueries({ queryKey: ['curator-exhibit'] })}
              >
                {t.takeTheirs}
              </Button>
            </p>
          )}
          <p className="acts">
            <BusyButton
              disabled={unchanged || layout.problems.length > 0}
              busy={save.isPending}
              onClick={() => save.mutate()}
            >
              {t.save}
            </BusyButton>
            {unchanged && <span className="small quiet">{words.unchanged}</span>}
            {save.isSuccess && <span role="status">{words.saved}</span>}
          </p>
        </div>
      </div>
    </>
  )
}

/** `saved` is what the museum has. If somebody was quicker than its version says, the museum answers 412. */
function useSave(entity: ArrangingProps['entity'], document: ExhibitDocument) {
  const { client, language } = useCurator()
  const queries = useQueryClient()
  const [saved, setSaved] = useState({ version: entity.version, document: entity.document })
  const save = useMutation({
    mutationFn: () => {
      const changed: EntityDraft = { ...draftOf(entity), kind: 'Exhibition', document }
      return client.applyChangeSet({
        query: {},
        body: {
          message: placingWords[language].message(entity.labels[language]),
          operations: [{ op: 'put', expects: saved.version, entity: changed }],
        },
      })
    },
    onSuccess: async () => {
      setSaved({ version: saved.version + 1, document })
      await queries.invalidateQueries({ queryKey: ['revisions'] })
    },
  })
  return { save, saved }
}
