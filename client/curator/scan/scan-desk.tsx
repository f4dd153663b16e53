/** Uploads the museum's own scan of an artifact, shows what was done to it, and publishes it. */
import { Button, FileInput, Progress } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ArtifactView } from '../../../core/api/views.ts'
import { scanWords } from '../../../core/i18n/scans.ts'
import { takeFocus } from '../../ui/take-focus.ts'
import { BusyButton } from '../busy-button.tsx'
import { useCurator } from '../curator-context.tsx'
import { Failure } from '../failure.tsx'
import { PublishScan } from './publish-scan.tsx'
import './scan-desk.css'
import { ScanReport } from './scan-report.tsx'
import { useScan } from './use-scan.ts'

export function ScanDesk({ artifact }: { readonly artifact: ArtifactView }) {
  const { language } = useCurator()
  const w = scanWords[language]
  const [file, setFile] = useState<File | null>(null)
  const scan = useScan(artifact)
  const { run, sent, still } = scan
  const again = () => {
    setFile(null)
    scan.startAgain()
  }
  // The form goes when the file has come, and comes back for another.
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(run?.id)
  useEffect(() => {
    if (shown.current !== run?.id) takeFocus(heading.current)
    shown.current = run?.id
  }, [run?.id])
  const percent = Math.round((sent ?? 0) * 100)
  return (
    <section className="scan-desk" aria-labelledby="scan-desk">
      <h2 id="scan-desk" tabIndex={-1} ref={heading}>
        {w.title}
      </h2>
      <p className="quiet">{w.lead}</p>
      <Failure error={scan.error} />
      {run === undefined && (
        <form
          className="scan-file"
          onSubmit={(event) => {
            event.preventDefault()
            if (file !== null) scan.upload(file)
          }}
        >
          <FileInput
            label={w.file}
            description={w.handling}
            placeholder={w.choose}
            accept=".glb,.gltf,model/gltf-binary,model/gltf+json"
            value={file}
            onChange={setFile}
          />
          <BusyButton type="submit" variant="outline" disabled={file === null} busy={sent !== undefined}>
            {w.upload}
          </BusyButton>
          {sent !== undefined && <Progress value={percent} aria-label={w.uploading(percent)} />}
        </form>
      )}
      {run !== undefined && run.finishedAt === null && (
        <div>
          <Progress value={run.done * 100} aria-label={w.stage[run.stage]} />
          <p className="small quiet" role="status">
            {w.stage[run.stage]} · {Math.round(run.done * 100)}%
          </p>
        </div>
      )}
      {run !== undefined && run.refusal !== null && (
        <div role="alert" className="failure">
          <h3>{w.refusedTitle}</h3>
          <p>{w.refused(run.refusal)}</p>
        </div>
      )}
      {run?.status === 'ready' && run.report !== null && (
        <div className="scan-ready">
          <figure>
            {still.url !== undefined && <img src={still.url} alt={w.drawn} width={900} height={900} />}
            <figcaption className="small quiet" role="status">
              {still.state === 'drawing' ? w.drawing : still.state === 'none' ? w.notDrawn : w.drawn}
            </figcaption>
          </figure>
          <div>
            <ScanReport run={run} report={run.report} />
            <PublishScan run={run} artifact={artifact} waiting={still.state === 'drawing'} />
          </div>
        </div>
      )}
      {run !== undefined && run.finishedAt !== null && (
        <p>
          <Button variant="subtle" onClick={again}>
            {w.another}
          </Button>
        </p>
      )}
    </section>
  )
}
