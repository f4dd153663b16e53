import { ApiError } from '../../core/api/client.ts'
import { problemText } from '../../core/i18n/problems.ts'
import { useCurator } from './curator-context.tsx'

/** What the museum said, with every issue that it named. */
export function Failure({ error }: { readonly error: Error | null }) {
  const { language, t } = useCurator()
  if (error === null) return null
  const problem = error instanceof ApiError ? error.problem : undefined
  const { sentence = t.failed, issues } =
    problem === undefined ? { issues: [] } : problemText(problem, language)
  return (
    <div role="alert" className="failure">
      <p>{sentence}</p>
      {issues.length > 0 && (
        <ul className="small">
          {issues.map((issue) => (
            <li key={issue}>{issue}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
