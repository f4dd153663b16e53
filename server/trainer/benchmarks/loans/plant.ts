/**
 * Plants loans among the words of a family: a tenth of the forms is replaced by another language's form, of the same set
 * (a cousin's word) or of a set that has nothing to do with it, fitted to the sounds of the language that borrows.
 */
import { hash, groupBySet, type CorpusRow } from '../../../../models/language/corpus.ts'
import { featuresOf, similarityOf } from '../../../../models/language/segments.ts'

export interface PlantedRow extends CorpusRow {
  /** Where it was taken from; absent for a form that was left alone. */
  readonly planted?: 'cousin' | 'stranger'
}

const share = 0.1

/** The same rows in the same order; by hash, so that the same data give the same loans. */
export function plantLoans(rows: readonly CorpusRow[]): PlantedRow[] {
  const sets = groupBySet(rows)
  const inventories = new Map(
    [...Map.groupBy(rows, ({ language }) => language)].map(([language, own]) => [
      language,
      [...new Set(own.flatMap(({ segments }) => segments))].sort(),
    ]),
  )
  return rows.map((row) => {
    const key = `${row.cognateSet} ${row.language}`
    const cousins = sets.get(row.cognateSet)!.filter(({ language }) => language !== row.language)
    if (cousins.length === 0 || hash(`plant ${key}`) >= share) return row
    const near = hash(`near ${key}`) < 0.5
    const donors = near
      ? cousins
      : rows.filter(({ cognateSet, language }) => cognateSet !== row.cognateSet && language !== row.language)
    const donor = donors[Math.floor(hash(`donor ${key}`) * donors.length)]
    if (donor === undefined) return row
    const segments = fitted(donor.segments, inventories.get(row.language)!)
    // A loan that is the word itself is none.
    return segments.join(' ') === row.segments.join(' ')
      ? row
      : { ...row, segments, planted: near ? 'cousin' : 'stranger' }
  })
}

/** Every sound that the language lacks becomes the one of its own that is most like it. */
function fitted(segments: readonly string[], inventory: readonly string[]): string[] {
  const known = new Set(inventory)
  return segments.map((segment) => {
    if (known.has(segment)) return segment
    const features = featuresOf(segment)
    return inventory.reduce((best, own) =>
      similarityOf(features, featuresOf(own)) > similarityOf(features, featuresOf(best)) ? own : best,
    )
  })
}
