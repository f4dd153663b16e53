/** The tools for looking closely, beside the picture and over it. Loaded when the first thing is taken up. */
import { useState } from 'react'
import { createPortal } from 'react-dom'
import type { ArtifactView } from '../../../../core/api/views.ts'
import { lookingWords } from '../../../../core/i18n/looking.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { useMuseum } from '../../museum-context.tsx'
import { BesideTool } from './beside-tool.tsx'
import { CutTool } from './cut-tool.tsx'
import { LightTool } from './light-tool.tsx'
import './looking.css'
import { MeasureTool } from './measure-tool.tsx'
import { Notes, useNotes, type Note } from './notes.tsx'
import { Overlay } from './overlay.tsx'
import { ShareTool } from './share-tool.tsx'
import { useStudy } from './use-study.ts'

export interface LookingProps {
  readonly study: Study
  readonly artifact: ArtifactView
  /** All of the exhibit's. */
  readonly artifacts: readonly ArtifactView[]
  /** The picture's place on the page. */
  readonly frame: HTMLElement
}

export function Looking({ study, artifact, artifacts, frame }: LookingProps) {
  const { language, t, announce } = useMuseum()
  const words = lookingWords[language]
  const { view } = useStudy(study)
  // Another time of its life, or its making, only the reconstruction can show.
  const scanned = artifact.scan !== undefined && view === undefined
  const notes = useNotes(artifact.slug)
  const [chosen, setChosen] = useState<string>()
  const choose = (note: Note | undefined) => {
    setChosen(note?.id)
    if (!note) return
    announce(`${note.labels[language]}${t.label.stop}${note.body[language]}`)
    void study.goTo(note.viewpoint)
  }
  return (
    <div className="looking" data-testid="looking">
      {createPortal(
        <Overlay study={study} words={words} notes={notes} chosen={chosen} onChoose={choose} />,
        frame,
      )}
      <h3 className="minor">{words.title}</h3>
      <p className="small quiet">{words.keys}</p>
      <Notes study={study} words={words} notes={notes} chosen={chosen} onChoose={choose} />
      <div className="tools">
        <LightTool study={study} words={words} />
        <MeasureTool study={study} words={words} scanned={scanned} />
        <CutTool study={study} words={words} />
        <BesideTool
          study={study}
          words={words}
          others={artifacts.filter(({ slug }) => slug !== artifact.slug)}
        />
        <ShareTool study={study} words={words} artifact={artifact} scanned={scanned} />
      </div>
    </div>
  )
}
