/** What simulated visitors say of the models' answers, from what they know. */
import type { MuseumClient } from '../../core/api/client.ts'
import type { Random } from '../../models/nn/random.ts'
import type { KnownCell, KnownPassage, Knowledge } from './knowledge.ts'
import type { SimulatedVisitor } from './world.ts'

/** Asks each question of a version once; a page keeps its answers too. */
export interface AskedModels {
  subject(passage: KnownPassage): Promise<{ readonly label: string; readonly version: string }>
  word(
    cell: KnownCell,
  ): Promise<{ readonly segments: readonly string[]; readonly version: string } | undefined>
}

interface Situation {
  readonly visitor: SimulatedVisitor
  readonly random: Random
  readonly knowledge: Knowledge
  readonly models: AskedModels
}
type Log = (event: object) => void

export async function judgePassage(
  { visitor, random, knowledge, models }: Situation,
  log: Log,
): Promise<void> {
  const readable = knowledge.passages.filter(
    (passage) => passage.language === visitor.language && passage.subjects.length > 0,
  )
  if (readable.length === 0) return
  const passage = readable[random.int(readable.length)]!
  const { label, version } = await models.subject(passage)
  const right = passage.subjects.includes(label) === visitor.honest
  const corrected = right
    ? null
    : visitor.honest
      ? passage.subjects[0]!
      : someOther(knowledge, passage, random)
  log({
    type: 'text-judged',
    passage: passage.slug,
    language: passage.language,
    head: 'subject',
    predicted: label,
    verdict: right ? 'right' : 'wrong',
    corrected,
    version,
  })
}

function someOther({ passages }: Knowledge, passage: KnownPassage, random: Random): string {
  const others = [...new Set(passages.flatMap((p) => p.subjects))]
    .filter((subject) => !passage.subjects.includes(subject))
    .sort()
  return others[random.int(others.length)] ?? passage.subjects[0]!
}

/** Speakers turn up where the museum knows least: three of four know a language of which it lacks forms. */
export async function judgeCell(
  { visitor, random, knowledge, models }: Situation,
  log: Log,
  options: { readonly isFirst: boolean },
): Promise<void> {
  const spoken = [...knowledge.cells.keys()].sort()
  const wanting = spoken.filter((language) => knowledge.cells.get(language)!.some((cell) => !cell.shown))
  // A visitor speaks one language, the same all through the visit.
  const pool = wanting.length > 0 && visitor.number % 4 !== 3 ? wanting : spoken
  const cells = knowledge.cells.get(pool[visitor.number % pool.length]!) ?? []
  if (cells.length === 0) return
  // The page begins with a word whose form it knows, as it must to know whom to believe.
  const wantsMissing = !options.isFirst && random.next() < 0.8
  const fitting = cells.filter((cell) => cell.shown !== wantsMissing)
  const from = fitting.length > 0 ? fitting : cells
  const cell = from[random.int(from.length)]!
  const answer = await models.word(cell)
  if (answer === undefined) return
  const same = answer.segments.join(' ') === cell.truth.join(' ')
  const said = visitor.honest ? [...cell.truth] : garbled(cell.truth, random)
  const confirmed = visitor.honest ? same : !same
  log({
    type: 'form-judged',
    cognateSet: cell.cognateSet,
    language: cell.language,
    predicted: [...answer.segments],
    verdict: confirmed ? 'confirmed' : 'corrected',
    corrected: confirmed ? null : said,
    version: answer.version,
  })
}

function garbled(truth: readonly string[], random: Random): string[] {
  const copy = [...truth]
  const at = random.int(copy.length)
  copy[at] = ['a', 'k', 'ŋ', 'u', 's'][random.int(5)]!
  return copy
}

export function askModels(client: MuseumClient): AskedModels {
  const remembered = new Map<string, Promise<unknown>>()
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const known = remembered.get(key) as Promise<T> | undefined
    if (known !== undefined) return known
    const asked = ask()
    remembered.set(key, asked)
    asked.catch(() => remembered.delete(key))
    return asked
  }
  return {
    subject: (passage) =>
      once(`${passage.slug} ${passage.language}`, async () => {
        const { version, prediction } = await client.predictText({ body: { text: passage.text } })
        const { subject } = prediction as unknown as { subject: { label: string }[] }
        return { label: subject[0]!.label, version }
      }),
    word: (cell) =>
      once(`${cell.cognateSet} ${cell.language}`, async () => {
        const { version, prediction } = await client.predictLanguage({
          body: {
            forms: cell.forms.map((f) => ({ ...f, segments: [...f.segments] })),
            target: cell.language,
          },
        })
        const { segments } = prediction as unknown as { segments: string[] }
        return segments.length === 0 ? undefined : { segments, version }
      }),
  }
}
