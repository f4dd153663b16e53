import type { ScanReport as Report, ScanRun } from '../../../core/api/scans.ts'
import { scanWords } from '../../../core/i18n/scans.ts'
import { useCurator } from '../curator-context.tsx'

/** What was found in a file and what was done to it, in sentences. */
export function ScanReport({ run, report }: { readonly run: ScanRun; readonly report: Report }) {
  const { language } = useCurator()
  const w = scanWords[language]
  const whole = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB')
  const size = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumSignificantDigits: 4 })
  const { foundSize, dimensions, fittedTo, leftOut, unit, turned } = report
  const found = { width: size.format(foundSize.width), height: size.format(foundSize.height), depth: size.format(foundSize.depth), unit } // prettier-ignore
  const now = {
    width: size.format(dimensions.widthM * 100),
    height: size.format(dimensions.heightM * 100),
    depth: size.format(dimensions.depthM * 100),
  }
  const sides = fittedTo.map((side) => w.sides[side]).join(w.sides.and)
  const parts: Readonly<Record<string, string>> = w.parts
  const sentences = [
    w.found(found),
    w.turned[turned],
    run.needsConsent ? w.uniform : w.fitted(sides),
    w.now(now),
    w.triangles(whole.format(report.triangles), whole.format(run.files?.levels.full.triangles ?? 0)),
    leftOut.length === 0 ? '' : w.leftOut(leftOut.map((part) => parts[part] ?? part).join(w.sides.and)),
  ]
  return (
    <ul className="figures" data-testid="scan-report">
      {sentences
        .filter((sentence) => sentence !== '')
        .map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
    </ul>
  )
}
