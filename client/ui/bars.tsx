import { formatPercent } from '../../core/i18n/index.ts'

export interface BarsProps {
  readonly rows: readonly {
    readonly key: string
    readonly name: string
    readonly share: number
    readonly lang?: string
  }[]
}

/** Shares side by side, each with its figure. */
export function Bars({ rows }: BarsProps) {
  return (
    <ul className="bars figures">
      {rows.map(({ key, name, share, lang }) => (
        <li key={key}>
          <span {...(lang === undefined ? {} : { lang })}>{name}</span>
          <span className="meter" aria-hidden>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none">
              <rect width={Math.max(0.5, share * 100)} height="8" />
            </svg>
          </span>
          <span>{formatPercent(share)}</span>
        </li>
      ))}
    </ul>
  )
}

export function WhereComputed({
  where,
  version,
  words,
}: {
  readonly where: 'device' | 'server'
  readonly version: string
  readonly words: { readonly device: string; readonly server: string }
}) {
  return (
    <p className="small quiet figures" data-where={where} data-version={version}>
      {words[where]} · {version}
    </p>
  )
}
