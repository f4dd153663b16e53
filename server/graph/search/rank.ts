/**
 * The order of search results, computed here and not by an engine: both stores answer alike. Where things near in meaning are
 * given too, the two orders are fused by reciprocal rank (Cormack, Clarke & Buettcher 2009).
 */
import { decodeCursor, encodeCursor } from '../cursor.ts'
import type { FoundBy, Page } from '../port.ts'
import { isUnspaced, wordsOf } from './terms.ts'

/** An engine hands over at most this many matches, its own best first; what is ranked lower is not found. */
export const maxCandidates = 1_000

export interface Candidate {
  readonly id: string
  readonly slug: string
  readonly names: readonly string[]
}
export interface Ranked {
  readonly id: string
  readonly slug: string
  readonly score: number
  readonly foundBy: FoundBy
}

/**
 * For each word of the query the best name counts: 3 where it is a word of the name, 2 where it begins one or stands in a run of
 * unspaced writing, scaled by how much of the name the query covers; 1 where it is only in the texts. A name that is the query
 * adds 6, one that begins with it 2.
 */
export function scoreOf(query: string, names: readonly string[]): number {
  const words = wordsOf(query)
  const whole = words.join(' ')
  const best = Math.max(0, ...names.map((name) => nameScore(words, whole, wordsOf(name))))
  return Math.round((words.length + best) * 1e4) / 1e4
}

/** `near`: what resembles the query in meaning, nearest first. */
export function rankPage(
  candidates: readonly Candidate[],
  query: { text: string; limit: number; cursor?: string },
  near: readonly Candidate[] = [],
): Page<Ranked> {
  const byWords = candidates
    .map(({ id, slug, names }): Ranked => ({
      id,
      slug,
      score: scoreOf(query.text, names),
      foundBy: 'words',
    }))
    .sort(byScore)
  const ranked = near.length === 0 ? byWords : fuse(byWords, near, named(candidates, query.text))
  const after = query.cursor === undefined ? undefined : decodeCursor('search', query.cursor)
  const rest = after === undefined ? ranked : ranked.filter((hit) => byScore(after, hit) < 0)
  const items = rest.slice(0, query.limit)
  const last = items.at(-1)
  const more = rest.length > items.length && last !== undefined
  return {
    items,
    nextCursor: more ? encodeCursor({ by: 'search', score: last.score, slug: last.slug }) : null,
  }
}

const fusionOffset = 60
/** A thing that only resembles the query comes after some sixty that have all its words. */
const meaningWeight = 0.5

/** Score: 1 / (60 + place) by words, half of that by meaning, and 1 for what bears the very name. */
function fuse(
  byWords: readonly Ranked[],
  near: readonly Candidate[],
  namesakes: ReadonlySet<string>,
): Ranked[] {
  const fused = new Map<string, Ranked>()
  byWords.forEach((hit, place) => {
    const score = 1 / (fusionOffset + 1 + place) + (namesakes.has(hit.id) ? 1 : 0)
    fused.set(hit.id, { ...hit, score })
  })
  near.forEach(({ id, slug }, place) => {
    const score = meaningWeight / (fusionOffset + 1 + place)
    const known = fused.get(id)
    fused.set(
      id,
      known === undefined
        ? { id, slug, score, foundBy: 'meaning' }
        : { ...known, score: known.score + score, foundBy: 'both' },
    )
  })
  return [...fused.values()].sort(byScore)
}

function named(candidates: readonly Candidate[], text: string): ReadonlySet<string> {
  const whole = wordsOf(text).join(' ')
  const bears = ({ names }: Candidate) => names.some((name) => wordsOf(name).join(' ') === whole)
  return new Set(candidates.filter(bears).map(({ id }) => id))
}

function byScore(a: { score: number; slug: string }, b: { score: number; slug: string }): number {
  return b.score - a.score || (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0)
}

function nameScore(words: readonly string[], whole: string, name: readonly string[]): number {
  const length = name.join('').length
  if (length === 0) return 0
  let [sum, covered] = [0, 0]
  for (const word of words) {
    const exact = name.includes(word)
    const near = !exact && name.some((n) => (isUnspaced(word) ? n.includes(word) : n.startsWith(word)))
    sum += exact ? 3 : near ? 2 : 0
    covered += exact || near ? word.length : 0
  }
  const title = name.join(' ')
  const bonus = title === whole ? 6 : title.startsWith(whole) ? 2 : 0
  return sum * (0.5 + 0.5 * Math.min(1, covered / length)) + bonus
}
