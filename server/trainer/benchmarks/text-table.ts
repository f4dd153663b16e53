/** Tab-separated tables of the text benchmarks. */
import { readFileSync } from 'node:fs'

/** Lines as cells, without the header line where there is one. Errors: a line with fewer cells than `width`. */
export function readTable(path: string, { width, header }: { width: number; header: boolean }): string[][] {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/)
  return lines.flatMap((line, i) => {
    if (line === '' || (header && i === 0)) return []
    const cells = line.split('\t')
    if (cells.length < width)
      throw new Error(`${path}, line ${i + 1}: ${cells.length} columns, needs ${width}`)
    return [cells]
  })
}

export const writable = (probability: number): string => probability.toFixed(4)
