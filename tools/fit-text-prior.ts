/**
 * Fits models/text/corpus/prior.bin from public corpora: `node tools/fit-text-prior.ts FOLDER`, FOLDER holding `sib200/`,
 * `tate-subjects/` and `tang-song/`. Same files, same bytes.
 */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calibrationError } from '../models/statistics.ts'
import { fingerprint } from '../models/text/fingerprint.ts'
import { subjects } from '../models/text/labels.ts'
import type { Subject } from '../models/text/labels.ts'
import { fitPeriod, songProbability } from '../models/text/period/period.ts'
import { fitLogistic, logisticScores } from '../models/text/logistic.ts'
import { tfIdf } from '../models/text/baseline.ts'
import { poemBag } from '../models/text/period/poem.ts'
import { encodePrior, periodTable } from '../models/text/prior.ts'
import type { Prior } from '../models/text/prior.ts'
import { fitTopics, topicRecipe } from '../models/text/topics.ts'
import { countGrams, museumGrams } from '../models/text/tokens.ts'
import { readPoems } from '../server/trainer/benchmarks/tang-song.ts'
import { readWorks } from '../server/trainer/benchmarks/tate-subjects.ts'
import { readTable } from '../server/trainer/benchmarks/text-table.ts'

const keptGrams = 45_000

/** Only topics that clearly are one of ours. */
const ofTopic: Readonly<Record<string, Subject>> = {
  'science/technology': 'science-and-craft',
  entertainment: 'music-and-performance',
  politics: 'power-and-war',
  travel: 'trade-and-travel',
  geography: 'nature-and-animals',
}
/** Leaf subjects of the Tate, whole or as the start of one. */
const ofLeaf: readonly (readonly [RegExp, Subject])[] = [
  [/^(Christ|Virgin Mary|angel|saint|church|cathedral|abbey|crucifix|halo|prayer|praying|altar|devil|Hell|religious)/i, 'ritual-and-belief'],
  [/^(soldier|war|military|sword|battle|army|king|queen|castle|fortress|weapon|uniform|World War|warship|helmet|armour|violence|politic)/i, 'power-and-war'],
  [/^(kitchen|bed|bedroom|living room|cooking|eating|washing|cup|jug|bowl|domestic|bathing|chair|table|meal|food|sewing|family|market)/i, 'daily-life'],
  [/^(harbour|ship|boat, sailing|dock|cart|coach|train|travel|port|bridge|road|car$|journey|merchant)/i, 'trade-and-travel'],
  [/^(music|dance|dancing|theatre|actor|actress|musician|circus|opera|concert|singer|instrument|acrobat|clown|performance)/i, 'music-and-performance'],
  [/^(book|reading|writing|letter|library|school|author|poet|teacher|student|alphabet|manuscript)/i, 'writing-and-learning'],
  [/^(death|skull|grave|funeral|tomb|cemetery|corpse|skeleton|coffin|mourning|memorial|burial)/i, 'death-and-afterlife'],
  [/^(tree|flower|bird|sheep|cow|dog|cat$|horse|mountain|hill|river|sea|lake|cloud|waterfall|forest|wooded|landscape|cliff|rocky|valley|garden|fish|insect|plant|storm|sky|coast)/i, 'nature-and-animals'],
  [/^(machinery|tool|workshop|scientific|astronomy|medicine|factory|engine|ceramics|pottery|weaving|textile|engineer|laboratory|smith)/i, 'science-and-craft'],
  [/^(individuals:|self-portraits|portrait|head \/ face)/i, 'people-and-portraits'],
] // prettier-ignore

interface Labelled {
  readonly text: string
  readonly subject: Subject
  readonly weight: number
}

function fromSentences(folder: string): Labelled[] {
  return readdirSync(folder)
    .sort()
    .flatMap((language) => readTable(join(folder, language, 'train.tsv'), { width: 3, header: true }))
    .flatMap(([, topic = '', text = '']) => {
      const subject = ofTopic[topic]
      return subject === undefined ? [] : [{ text, subject, weight: 1 }]
    })
}

/** Works whose leaf subjects all point one way, nature and portraits thinned to the size of the others. */
function fromTitles(path: string): Labelled[] {
  const seen = new Set<string>()
  const counts = new Map<Subject, number>()
  return readWorks(path).flatMap(({ title, finer }) => {
    const found = new Set(finer.flatMap((leaf) => ofLeaf.flatMap(([pattern, subject]) => (pattern.test(leaf) ? [subject] : []))))
    const narrower = found.size > 1 ? [...found].filter((s) => s !== 'nature-and-animals' && s !== 'people-and-portraits') : [...found]
    const subject = narrower.length === 1 ? narrower[0]! : undefined
    if (subject === undefined || title.length < 8 || seen.has(title) || /untitled|title not known/i.test(title)) return []
    seen.add(title)
    counts.set(subject, (counts.get(subject) ?? 0) + 1)
    return counts.get(subject)! > 900 ? [] : [{ text: title, subject, weight: 0.5 }]
  }) // prettier-ignore
}

function subjectPrior(folder: string): Prior['subject'] {
  const rows = [
    ...fromSentences(join(folder, 'sib200')),
    ...fromTitles(join(folder, 'tate-subjects', 'train.tsv')),
  ]
  const model = fitTopics(
    {
      bags: rows.map((row) => countGrams(row.text, museumGrams)),
      labels: rows.map((row) => subjects.indexOf(row.subject)),
      classes: subjects.length,
      weights: Float64Array.from(rows, (row) => row.weight),
    },
    { ...topicRecipe, minRows: 1 },
  )
  const width = subjects.length
  const strength = (id: number) =>
    model.gains[id]! * Math.hypot(...model.ridge.subarray(id * width, (id + 1) * width))
  const kept = [...model.vocabulary].map(([gram, id]) => ({ gram, id, strength: strength(id) }))
  kept.sort((a, b) => b.strength - a.strength || a.id - b.id)
  const chosen = kept.slice(0, keptGrams)
  for (const subject of subjects) console.log(subject, rows.filter((row) => row.subject === subject).length)
  return {
    fingerprints: Uint32Array.from(chosen, ({ gram }) => fingerprint(gram)),
    classes: width,
    table: Float32Array.from(
      chosen.flatMap(({ id }) => [model.gains[id]!, ...model.ridge.subarray(id * width, (id + 1) * width)]),
    ),
    rows: rows.length,
  }
}

function periodPrior(folder: string): Prior['period'] {
  const poems = readPoems(join(folder, 'tang-song', 'train.tsv'))
  const held = readPoems(join(folder, 'tang-song', 'dev.tsv'))
  const model = fitPeriod(poems, { minPairs: 3 })
  const answers = held.map((poem) => {
    const song = songProbability(model, poem.lines)
    return { confidence: Math.max(song, 1 - song), correct: (song > 0.5 ? 1 : 0) === poem.label }
  })
  const simple = tfIdf(
    poems.map((poem) => poemBag(poem.lines)),
    2,
  )
  const fit = fitLogistic(
    simple.rows,
    Float64Array.from(poems, (poem) => poem.label),
    1,
    { c: 10, link: 'sigmoid', maxIterations: 40 },
  )
  const scores = logisticScores(simple.of(held.map((poem) => poemBag(poem.lines))), fit)
  const share = (hits: readonly boolean[]) => hits.filter(Boolean).length / hits.length
  return {
    ...periodTable(model),
    rows: poems.length,
    metrics: { period_accuracy: share(answers.map((a) => a.correct)), period_ece: calibrationError(answers) },
    baseline: { period_accuracy: share(held.map((poem, i) => (scores[i]! > 0 ? 1 : 0) === poem.label)) },
  } // prettier-ignore
}

const folder = process.argv[2]
if (folder === undefined) throw new Error('which folder holds sib200, tate-subjects and tang-song?')
const bytes = encodePrior({ subject: subjectPrior(folder), period: periodPrior(folder) })
writeFileSync(join(import.meta.dirname, '..', 'models', 'text', 'corpus', 'prior.bin'), bytes)
console.log(`${bytes.length} bytes`)
