/** An uploaded scan from the file to the still: what the form shows at each moment. */
import { useEffect, useState } from 'react'
import type { ScanRun } from '../../../core/api/scans.ts'
import type { ArtifactView } from '../../../core/api/views.ts'
import { apiBase } from '../../../core/api/paths.ts'
import { useCurator } from '../curator-context.tsx'
import { sendFile } from './send-file.ts'

export interface ScanState {
  readonly run: ScanRun | undefined
  /** 0..1 while the file is on its way. */
  readonly sent: number | undefined
  readonly still: { readonly state: 'drawing' | 'drawn' | 'none'; readonly url?: string }
  readonly error: Error | null
  readonly upload: (file: File) => void
  readonly startAgain: () => void
}

export function useScan(artifact: ArtifactView): ScanState {
  const { client } = useCurator()
  const [run, setRun] = useState<ScanRun>()
  const [sent, setSent] = useState<number>()
  const [error, setError] = useState<Error | null>(null)
  const [still, setStill] = useState<ScanState['still']>({ state: 'drawing' })
  const { id, twin } = artifact
  const runId = run?.id
  const finished = run?.finishedAt !== null

  useEffect(() => {
    if (runId === undefined || finished) return
    const source = new EventSource(client.urlOf('watchScan', { id: runId }))
    source.addEventListener('scan', ({ data }: MessageEvent<string>) => {
      const next = JSON.parse(data) as ScanRun
      setRun(next)
      if (next.finishedAt !== null) source.close()
    })
    return () => source.close()
  }, [client, runId, finished])

  const files = run?.status === 'ready' ? run.files : null
  useEffect(() => {
    if (runId === undefined || files === null || files.still !== undefined) return
    let gone = false
    const folder = `${apiBase}/scans/${runId}/files`
    const draw = async () => {
      const { drawScanStill } = await import('../../twins/stills/scan-still.ts')
      const picture = await drawScanStill({ ...twin, scan: { ...files, folder } })
      const { type } = picture
      const next = await sendFile<ScanRun>(client.urlOf('uploadScanStill', { id: runId }), picture, { type })
      if (gone) return
      setStill({ state: 'drawn', url: `${folder}/${next.files?.still ?? ''}` })
      setRun(next)
    }
    draw().catch(() => gone || setStill({ state: 'none' }))
    return () => {
      gone = true
    }
  }, [client, runId, files, twin])

  return {
    run,
    sent,
    still,
    error,
    upload: (file) => {
      setError(null)
      setSent(0)
      const type = file.name.endsWith('.gltf') ? 'model/gltf+json' : 'model/gltf-binary'
      sendFile<ScanRun>(client.urlOf('uploadScan', { id }), file, { type, onProgress: setSent })
        .then(setRun, setError)
        .finally(() => setSent(undefined))
    },
    startAgain: () => {
      setRun(undefined)
      setStill({ state: 'drawing' })
    },
  }
}
