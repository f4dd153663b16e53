import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ApiError } from '../../core/api/client.ts'
import type { EntityDetail } from '../../core/api/views.ts'
import { BusyButton } from './busy-button.tsx'
import { useCurator } from './curator-context.tsx'
import { Comparison } from './comparison.tsx'
import { changedFields, fieldsOf, putOperation } from './draft.ts'
import type { Fields } from './draft.ts'
import { Failure } from './failure.tsx'
import { takeFocus } from '../ui/take-focus.ts'

const ScanDesk = lazy(async () => ({ default: (await import('./scan/scan-desk.tsx')).ScanDesk }))

export function Editor({ id }: { readonly id: string }) {
  const { client } = useCurator()
  const [savedVersion, setSavedVersion] = useState<number>()
  const detail = useQuery({
    queryKey: ['curator-entity', id],
    queryFn: ({ signal }) => client.getEntity({ params: { id }, signal }),
    staleTime: Infinity,
  })
  if (detail.isError) return <Failure error={detail.error} />
  if (detail.data === undefined) return null
  const { entity, artifact } = detail.data
  const saved = savedVersion === entity.version
  return (
    <>
      <EditForm key={entity.version} entity={entity} saved={saved} onSaved={setSavedVersion} />
      {artifact !== null && (
        <Suspense>
          <ScanDesk key={artifact.id} artifact={artifact} />
        </Suspense>
      )}
    </>
  )
}

interface EditFormProps {
  readonly entity: EntityDetail['entity']
  /** This version was saved here, just now. */
  readonly saved: boolean
  readonly onSaved: (version: number) => void
}

function EditForm({ entity, saved, onSaved }: EditFormProps) {
  const { client, language, t } = useCurator()
  const queries = useQueryClient()
  const [fields, setFields] = useState(() => fieldsOf(entity))
  const [message, setMessage] = useState('')
  const [seen, setSeen] = useState(entity)
  const [theirs, setTheirs] = useState<EntityDetail['entity']>()
  const changed = changedFields(fieldsOf(seen), fields)
  const send = (dryRun: boolean) =>
    client.applyChangeSet({
      query: dryRun ? { dryRun: 'true' } : {},
      body: { message: message.trim() === '' ? t.edit : message, operations: [putOperation(seen, fields)] },
    })
  const onError = async (error: Error) => {
    if (error instanceof ApiError && error.status === 412)
      setTheirs((await client.getEntity({ params: { id: entity.id } })).entity)
  }
  const preview = useMutation({ mutationFn: () => send(true), onError })
  const save = useMutation({
    mutationFn: () => send(false),
    onError,
    onSuccess: async () => {
      onSaved(seen.version + 1)
      await queries.invalidateQueries({ queryKey: ['revisions'] })
      await queries.invalidateQueries({ queryKey: ['curator-entity', entity.id] })
      await queries.invalidateQueries({ queryKey: ['curator-objects'] })
    },
  })
  const change = (name: keyof Fields) => (event: { target: { value: string } }) => {
    preview.reset()
    save.reset()
    setFields({ ...fields, [name]: event.target.value })
  }
  if (theirs !== undefined)
    return (
      <div>
        <p role="alert">{t.conflict}</p>
        <Comparison left={{ title: t.theirs, fields: fieldsOf(theirs) }} right={{ title: t.yours, fields }} />
        <p className="acts">
          <Button
            variant="outline"
            onClick={() =>
              void queries
                .invalidateQueries({ queryKey: ['curator-entity', entity.id] })
                .then(() => setTheirs(undefined))
            }
          >
            {t.takeTheirs}
          </Button>
          <Button
            onClick={() => {
              setSeen(theirs)
              setTheirs(undefined)
              preview.reset()
              save.reset()
            }}
          >
            {t.keepMine}
          </Button>
        </p>
      </div>
    )
  const after = preview.data?.changes.find((one) => one.op === 'put')
  return (
    <form
      className="edit"
      onSubmit={(event) => {
        event.preventDefault()
        preview.mutate()
      }}
    >
      <h2>{seen.labels[language]}</h2>
      <div className="pair">
        <TextInput label={t.nameEn} lang="en" required value={fields.nameEn} onChange={change('nameEn')} />
        <TextInput
          label={t.nameZh}
          lang="zh-Hans"
          required
          value={fields.nameZh}
          onChange={change('nameZh')}
        />
        <Textarea
          label={t.textEn}
          lang="en"
          autosize
          minRows={6}
          value={fields.textEn}
          onChange={change('textEn')}
        />
        <Textarea
          label={t.textZh}
          lang="zh-Hans"
          autosize
          minRows={6}
          value={fields.textZh}
          onChange={change('textZh')}
        />
      </div>
      <TextInput label={t.why} value={message} onChange={(event) => setMessage(event.target.value)} />
      <Failure error={preview.error ?? save.error} />
      {after?.op === 'put' && after.before !== null && (
        <div data-testid="preview">
          <h3>{t.previewTitle}</h3>
          <Comparison
            left={{ title: t.before, fields: fieldsOf(after.before) }}
            right={{ title: t.after, fields: fieldsOf(after.after) }}
          />
        </div>
      )}
      <p className="acts">
        <BusyButton type="submit" variant="outline" disabled={changed.length === 0} busy={preview.isPending}>
          {t.preview}
        </BusyButton>
        <BusyButton disabled={preview.data === undefined} busy={save.isPending} onClick={() => save.mutate()}>
          {t.save}
        </BusyButton>
        {saved && changed.length === 0 ? (
          <span tabIndex={-1} ref={takeFocus}>
            {t.saved}
          </span>
        ) : (
          changed.length === 0 && <span className="small quiet">{t.unchanged}</span>
        )}
      </p>
    </form>
  )
}
