/**
 * A poem's title, freed of what editors added. The two collections number the poems of a series in different ways (`八首 四`,
 * `八首 其四`) and mark titles that they made up; left in, such marks would tell the collection, not the time. Numbers of items
 * and of poems, notes in brackets, and every sign but Han go; what the poet wrote stays (`次韻`, `應制`, whom he saw off).
 */

const notes = /（[^）]*）|\([^)]*\)|\[[^\]]*\]|〖[^〗]*〗/gu
const digits = '[一二三四五六七八九十百○〇零兩廿卅]+'
const itemNumber = new RegExp(`(?:\\s+其?|其)${digits}[○〇]*\\s*$`, 'u')
const poemNumber = new RegExp(`${digits}首`, 'gu')
const han = /\p{Script=Han}/gu
const longest = 3
/** Titles of this many characters and more count as equally long. */
const lengthCap = 12

/** The parts of a title that blanks divide, each a list of characters; a part with nothing left is gone. */
export function titleParts(title: string): string[][] {
  const own = title.normalize('NFC').replace(notes, '').replace(itemNumber, '').replace(poemNumber, '')
  return own.split(/\s+/u).flatMap((part) => {
    const signs = part.match(han)
    return signs ? [signs] : []
  })
}

/** One to three characters in a row of each part between its ends, and the length; each counts once, marked `T`. */
export function titleBag(title: string): Map<string, number> {
  const parts = titleParts(title)
  const length = Math.min(lengthCap, parts.flat().length)
  const bag = new Map<string, number>([[`T#${length}`, 1]])
  for (const part of parts) {
    const framed = ['^', ...part, '$']
    for (let size = 1; size <= longest; size++)
      for (let i = 0; i + size <= framed.length; i++) bag.set(`T${framed.slice(i, i + size).join('')}`, 1)
  }
  return bag
}
