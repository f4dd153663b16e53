/** Breaks text into lines as each script wants it. Pure: `measure` says how wide a run is. */
import type { UiLanguage } from '../../../core/heritage/text.ts'

/** Never at the start of a Chinese line; never at its end. */
const notFirst = new Set('，。、；：？！）》」』】”’…—·%'.split(''))
const notLast = new Set('（《「『【“‘'.split(''))

export interface Setting {
  readonly language: UiLanguage
  readonly width: number
  readonly measure: (run: string) => number
}

/** Lines of a text; an empty line stands between paragraphs. */
export function breakLines(text: string, setting: Setting): string[] {
  return text.split(/\n\s*\n?/).flatMap((paragraph, i) => {
    const lines = fill(pieces(paragraph.trim(), setting.language), setting)
    return i === 0 ? lines : ['', ...lines]
  })
}

/** The smallest units that may stand alone on a line. Latin words inside Chinese stay whole. */
function pieces(text: string, language: UiLanguage): string[] {
  if (language === 'en') return text.split(/(?<=\s)/)
  const runs = text.match(/[A-Za-z0-9À-ɏ.,'’\-–]+\s?|\s+|./gu) ?? []
  const out: string[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last !== undefined && (notFirst.has(run) || notLast.has(last.at(-1)!)))
      out[out.length - 1] = last + run
    else out.push(run)
  }
  return out
}

function fill(units: readonly string[], { width, measure }: Setting): string[] {
  const lines: string[] = []
  let line = ''
  for (const unit of units) {
    if (line !== '' && measure((line + unit).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = unit.trimStart()
    } else line += unit
  }
  if (line !== '') lines.push(line.trimEnd())
  return lines
}

/** The first `count` lines, the last ending in an ellipsis if any is left out. */
export function atMost(lines: readonly string[], count: number): string[] {
  if (lines.length <= count) return [...lines]
  const kept = lines.slice(0, count)
  kept[count - 1] = `${kept[count - 1]!.replace(/[\s，。、；：,.;:]+$/u, '')}…`
  return kept
}
