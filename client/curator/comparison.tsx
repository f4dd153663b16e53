import { useCurator } from './curator-context.tsx'
import { changedFields } from './draft.ts'
import type { Fields } from './draft.ts'

interface Side {
  readonly title: string
  readonly fields: Fields
}

/** The fields in which two versions differ, side by side. */
export function Comparison({ left, right }: { readonly left: Side; readonly right: Side }) {
  const { t } = useCurator()
  return (
    <table className="comparison">
      <thead>
        <tr>
          <th scope="col">{t.field}</th>
          <th scope="col">{left.title}</th>
          <th scope="col">{right.title}</th>
        </tr>
      </thead>
      <tbody>
        {changedFields(left.fields, right.fields).map((name) => (
          <tr key={name}>
            <th scope="row">{t[name]}</th>
            <td>
              <del>{left.fields[name]}</del>
            </td>
            <td>
              <ins>{right.fields[name]}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
