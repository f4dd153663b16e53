import { ApiError } from '../../core/api/client.ts'
import { useCurator } from './curator-context.tsx'

/** What the museum said, with every issue that it named. */
export function Failure({ error }: { readonly error: Error | null }) {
  const { t } = useCurator()
  if (error === null) return null
  const issues = error instanceof ApiError ? (error.problem?.issues ?? []) : []
  return (
    <div role="alert" className="failure">
      <p>{error instanceof ApiError ? error.message : t.failed}</p>
      {issues.length > 0 && (
        <ul className="small">
          {issues.map(({ path, message }) => (
            <li key={path + message}>
              {path}: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
