/** The steps of an artifact's techniques in words. */
import type { ArtifactView } from '../../../../core/api/views.ts'
import { makingWords } from '../../../../core/i18n/making.ts'
import { useMuseum } from '../../museum-context.tsx'
import { CitedSources } from '../life/life-list.tsx'
import './making.css'
import { useMakings } from './making-tool.tsx'

export function MakingList({ artifact }: { readonly artifact: ArtifactView }) {
  const { language } = useMuseum()
  const words = makingWords[language]
  const made = useMakings(artifact)
  if (made.length === 0) return null
  return (
    <section aria-labelledby="how-made">
      <h2 id="how-made">{words.title}</h2>
      <ul className="makings">
        {made.map(({ entity, making, statements }) => (
          <li key={entity.slug}>
            <h3 className="minor">{entity.labels[language]}</h3>
            <ol>
              {making.steps.map(({ operator, name, caption }) => (
                <li key={operator}>
                  <strong>{name[language]}</strong>
                  {language === 'en' ? '. ' : '。'}
                  {caption[language]}
                </li>
              ))}
            </ol>
            <CitedSources slugs={making.sources} statements={statements} label={words.sources} />
          </li>
        ))}
      </ul>
    </section>
  )
}
