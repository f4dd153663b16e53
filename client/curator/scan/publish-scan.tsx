import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScanRun } from '../../../core/api/scans.ts'
import type { ArtifactView } from '../../../core/api/views.ts'
import { scanWords } from '../../../core/i18n/scans.ts'
import { rightsName } from '../../../core/i18n/rights.ts'
import { takeFocus } from '../../ui/take-focus.ts'
import { BusyButton } from '../busy-button.tsx'
import { useCurator } from '../curator-context.tsx'
import { Failure } from '../failure.tsx'

const rightsOffered = [
  'https://creativecommons.org/publicdomain/zero/1.0/',
  'https://creativecommons.org/licenses/by/4.0/',
  'https://creativecommons.org/licenses/by-sa/4.0/',
  'https://creativecommons.org/licenses/by-nc/4.0/',
  'https://creativecommons.org/licenses/by-nc-nd/4.0/',
  'http://rightsstatements.org/vocab/InC/1.0/',
  'http://rightsstatements.org/vocab/NoC-NC/1.0/',
]

export interface PublishScanProps {
  readonly run: ScanRun
  readonly artifact: ArtifactView
  /** Its picture is still being drawn. */
  readonly waiting: boolean
}

/** Rights, credit, and the curator's word where the proportions stray. */
export function PublishScan({ run, artifact, waiting }: PublishScanProps) {
  const { client, language } = useCurator()
  const queries = useQueryClient()
  const w = scanWords[language]
  const [rights, setRights] = useState(rightsOffered[1]!)
  const [credit, setCredit] = useState({
    en: artifact.holder?.labels.en ?? '',
    zh: artifact.holder?.labels.zh ?? '',
  })
  const [confirmed, setConfirmed] = useState(false)
  const publish = useMutation({
    mutationFn: () =>
      client.publishScan({
        params: { id: run.id },
        body: { rights, creditLine: credit, proportionsConfirmed: confirmed },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['revisions'] }),
  })
  if (publish.isSuccess)
    return (
      <p tabIndex={-1} ref={takeFocus}>
        {w.published}
      </p>
    )
  return (
    <form
      className="edit"
      onSubmit={(event) => {
        event.preventDefault()
        publish.mutate()
      }}
    >
      <NativeSelect
        label={w.rights}
        value={rights}
        data={rightsOffered.map((value) => ({ value, label: rightsName(value, language) }))}
        onChange={(event) => setRights(event.target.value)}
      />
      <TextInput
        label={w.creditEn}
        lang="en"
        required
        value={credit.en}
        onChange={(event) => setCredit({ ...credit, en: event.target.value })}
      />
      <TextInput
        label={w.creditZh}
        lang="zh-Hans"
        required
        value={credit.zh}
        onChange={(event) => setCredit({ ...credit, zh: event.target.value })}
      />
      {run.needsConsent && (
        <div>
          <p className="failure">{w.strays(Math.round((run.report?.deviation ?? 0) * 100))}</p>
          <Checkbox
            label={w.confirm}
            checked={confirmed}
            onChange={(event) => setConfirmed(event.target.checked)}
          />
        </div>
      )}
      <Failure error={publish.error} />
      <p className="acts">
        <BusyButton
          type="submit"
          disabled={waiting || (run.needsConsent && !confirmed)}
          busy={publish.isPending}
        >
          {w.publish}
        </BusyButton>
      </p>
    </form>
  )
}
