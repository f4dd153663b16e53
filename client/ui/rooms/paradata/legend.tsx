/** The three kinds of knowledge: pattern, word, and what each holds for this object. */
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { ArtifactView } from '../../../../core/api/views.ts'
import { formatMeasures } from '../../../../core/i18n/index.ts'
import { inferredWords } from '../../../../core/i18n/inferred.ts'
import { paradataWords } from '../../../../core/i18n/paradata.ts'
import { measuredAxes } from '../../../../core/twin/paradata/measured.ts'
import type { Knowledge } from '../../../../core/twin/mesh.ts'
import { knownColours } from '../../../../core/twin/texture/known.ts'
import { useMuseum } from '../../museum-context.tsx'
import './paradata.css'

export function Legend({ artifact }: { readonly artifact: ArtifactView }) {
  const { language } = useMuseum()
  const words = paradataWords[language]
  const { twin, measures } = artifact
  const axes = measuredAxes(measures, twin)
  const { form, motif = 'plain', inferred = [] } = twin
  const texts: Readonly<Record<Knowledge, readonly string[]>> = {
    measured: [
      axes.length === 0
        ? words.nothingMeasured
        : words.measured(
            axes.map((axis) => words.axes[axis]).join(words.and),
            formatMeasures(measures, language),
          ),
    ],
    inferred: [
      words.inferred(words.forms[form]),
      ...(inferred.length > 0 ? [words.also(inferredWords(inferred, language))] : []),
    ],
    invented: [motif === 'plain' ? words.nothingInvented : words.invented(words.motifs[motif])],
  }
  return (
    <dl className="known" aria-label={words.legend}>
      {(['measured', 'inferred', 'invented'] as const).map((kind) => (
        <div key={kind}>
          <dt>
            <Swatch kind={kind} />
            <span>
              {words.kinds[kind]} <span className="small quiet">({words.patterns[kind]})</span>
            </span>
          </dt>
          {texts[kind].map((text) => (
            <dd key={text} className="small">
              {text}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

const marks: Readonly<Record<Knowledge, (colour: string) => ReactNode>> = {
  measured: (colour) => <circle cx="4" cy="4" r="1.7" fill={colour} />,
  inferred: (colour) => <path d="M-2 6 6-2M2 10 10 2" stroke={colour} strokeWidth="2" />,
  invented: (colour) => <path d="M0 1H8M1 0V8" stroke={colour} strokeWidth="2" />,
}

function Swatch({ kind }: { readonly kind: Knowledge }) {
  const id = useId()
  const [ground, pattern] = knownColours[kind].map((colour) => `rgb(${colour.join(' ')})`) as [string, string]
  return (
    <svg width="40" height="24" aria-hidden>
      <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
        {marks[kind](pattern)}
      </pattern>
      <rect width="40" height="24" fill={ground} />
      <rect width="40" height="24" fill={`url(#${id})`} />
    </svg>
  )
}
