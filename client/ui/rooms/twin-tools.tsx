/** Beside the inspected thing: its life, its making, what of it is known. Loaded when the first thing is taken up. */
import type { ArtifactView } from '../../../core/api/views.ts'
import type { Study } from '../../scenes/inspect/index.ts'
import { useEntity } from '../data.ts'
import { LifeTool } from './life/life-tool.tsx'
import './looking/looking.css'
import { MakingTool } from './making/making-tool.tsx'
import { ParadataTool } from './paradata/paradata-tool.tsx'

export function TwinTools({ study, artifact }: { readonly study: Study; readonly artifact: ArtifactView }) {
  const detail = useEntity(artifact.slug)
  return (
    <div className="looking" data-testid="twin-tools">
      <div className="tools">
        <LifeTool study={study} artifact={artifact} detail={detail.data} />
        <MakingTool study={study} artifact={artifact} />
        <ParadataTool study={study} artifact={artifact} />
      </div>
    </div>
  )
}
