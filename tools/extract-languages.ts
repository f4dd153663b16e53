/**
 * Takes over the language hall's word forms, as facts, from two CC BY 4.0 data sets: IE-CoR 1.1 and Sagart et al. 2019.
 *
 *   node tools/extract-languages.ts ../shared/data
 *
 * Writes content/languages/{languages.json, cognate-sets.json, forms.tsv, withheld.tsv}. Chosen are the cognate sets that the most of our
 * languages share. `withheld.tsv` holds attested forms that the museum does not show: what simulated speakers know and the museum doesn't.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { languageChoices } from './language-choices.ts'
import type { LanguageChoice } from './language-choices.ts'

type Row = Record<string, string>
interface Form {
  readonly cognateSet: string
  readonly language: string
  readonly form: string
  readonly segments: readonly string[]
  readonly gloss: string
  readonly loan: boolean
  readonly sourceId: string
}

const sharedDir = process.argv[2]
if (sharedDir === undefined) throw new Error('Give the folder that holds iecor/ and sagartst/.')
const target = join(import.meta.dirname, '..', 'content', 'languages')
const concepts = JSON.parse(readFileSync(join(target, 'concepts.json'), 'utf8')) as Record<string, string>

const rows = (file: string): Row[] =>
  parse(readFileSync(join(sharedDir, file), 'utf8'), { columns: true, bom: true })

function readSource(source: LanguageChoice['source']): { forms: Form[]; languages: Row[] } {
  const prefix = source === 'iecor' ? '' : 'cldf_'
  const file = (name: string) => rows(`${source}/${prefix}${name}.csv`)
  const chosen = new Map(languageChoices.filter((c) => c.source === source).map((c) => [c.sourceId, c]))
  const glosses = new Map(file('parameters').map((p) => [p['ID'], glossOf(p['Name'] ?? '')]))
  const setOf = new Map(
    file('cognates')
      .filter((c) => c['Doubt'] !== 'true')
      .map((c) => [c['Form_ID'], c['Cognateset_ID'] ?? '']),
  )
  const seen = new Set<string>()
  const forms: Form[] = []
  for (const row of file('forms')) {
    const language = chosen.get(row['Language_ID'] ?? '')
    const set = setOf.get(row['ID'])
    const segments = cleanSegments(row['Segments'] ?? '')
    const gloss = glosses.get(row['Parameter_ID'])
    const form = source === 'iecor' ? firstVariant(row['Form'] ?? '') : (segments ?? []).join('')
    if (!language || !set || !segments || !gloss || !(gloss in concepts) || form === '') continue
    const cognateSet = `${source}-${set}`.toLowerCase().replace(/[^a-z0-9]+/g, '-')
    const cell = `${cognateSet}|${language.slug}`
    if (seen.has(cell)) continue
    seen.add(cell)
    const loan = row['Loan'] === 'true'
    forms.push({
      cognateSet,
      language: language.slug,
      form,
      segments,
      gloss,
      loan,
      sourceId: row['ID'] ?? '',
    })
  }
  return { forms, languages: file('languages') }
}

/** Plain sounds and tones only: `o./o` names a sound and its class; `+` joins parts of a compound, of which only one is cognate. */
function cleanSegments(text: string): string[] | undefined {
  const segments = text
    .trim()
    .split(/\s+/)
    .map((s) => (s.includes('/') ? s.slice(s.indexOf('/') + 1) : s))
  const usable = segments.length > 0 && segments.every((s) => /^[\p{L}\p{M}\p{N}\p{Sk}ʰʲʷˠˤːˑ̯͡’ʼ]+$/u.test(s))
  return usable ? segments : undefined
}

const firstVariant = (form: string): string => (form.split(/[,/;~(]/)[0] ?? form).trim().slice(0, 60)

function glossOf(name: string): string {
  if (name === 'fly_N') return 'fly (insect)'
  if (name === 'light (of weight)') return name
  return name
    .replace(/^(the|to) /, '')
    .replace(/ [([].*$/, '')
    .replace(/_V$/, '')
    .replace(/ \/ tall$/, '')
}

function chooseSets(forms: readonly Form[], least: number): Form[] {
  const bySet = Map.groupBy(forms, (f) => f.cognateSet)
  return [...bySet.values()].filter((members) => members.length >= least).flat()
}

/** Every fourth set stays whole; of the others the sparse languages' forms are withheld. */
function isWithheld(form: Form, setIndex: number): boolean {
  return setIndex % 4 !== 0 && (languageChoices.find((c) => c.slug === form.language)?.sparse ?? false)
}

const sources = (['iecor', 'sagartst'] as const).map((name) => ({ name, ...readSource(name) }))
const forms = sources
  .flatMap((s) => chooseSets(s.forms, s.name === 'iecor' ? 7 : 5))
  .sort((a, b) => order(a.cognateSet, b.cognateSet) || order(a.language, b.language))
const setSlugs = [...new Set(forms.map((f) => f.cognateSet))]
const setIndex = new Map(setSlugs.map((slug, i) => [slug, i]))

const languageEntries = languageChoices.map((choice) => {
  const row = sources
    .find((s) => s.name === choice.source)
    ?.languages.find((l) => l['ID'] === choice.sourceId)
  const number = (key: string) => (row?.[key] ? Number(Number(row[key]).toFixed(3)) : undefined)
  return {
    kind: 'Language',
    slug: choice.slug,
    labels: { en: choice.en, zh: choice.zh },
    family: choice.family,
    reconstructed: choice.reconstructed ?? false,
    ...(row?.['Glottocode'] ? { glottocode: row['Glottocode'] } : {}),
    ...(number('Latitude') === undefined
      ? {}
      : { latitude: number('Latitude'), longitude: number('Longitude') }),
    links: [
      ...(choice.parent ? [{ type: 'DERIVES_FROM', to: choice.parent }] : []),
      ...(choice.source
        ? [{ type: 'CITES', to: choice.source === 'iecor' ? 'iecor-2024' : 'sagart-2019' }]
        : []),
    ],
  }
})

const setEntries = setSlugs.map((slug) => {
  const first = forms.find((f) => f.cognateSet === slug)
  const gloss = first?.gloss ?? ''
  const indoEuropean = slug.startsWith('iecor')
  const example = languageChoices
    .map((c) =>
      forms.find(
        (f) => f.cognateSet === slug && f.language === c.slug && !isWithheld(f, setIndex.get(slug) ?? 0),
      ),
    )
    .find((f) => f)
  const name = languageChoices.find((c) => c.slug === example?.language)
  return {
    kind: 'CognateSet',
    slug,
    labels: {
      en: `‘${gloss}’ (${name?.en ?? ''} ${example?.form ?? ''})`,
      zh: `“${concepts[gloss] ?? gloss}”（${name?.zh ?? ''} ${example?.form ?? ''}）`,
    },
    concept: gloss,
    family: indoEuropean ? 'Indo-European' : 'Sino-Tibetan',
    links: [{ type: 'CITES', to: indoEuropean ? 'iecor-2024' : 'sagart-2019' }],
  }
})

const header = ['cognate_set', 'language', 'form', 'segments', 'gloss', 'loan', 'source_id'].join('\t')
const line = (f: Form) =>
  [f.cognateSet, f.language, f.form, f.segments.join(' '), f.gloss, f.loan ? 'yes' : 'no', f.sourceId].join(
    '\t',
  )
const write = (name: string, text: string) => writeFileSync(join(target, name), `${text}\n`)
const [withheld, shown] = [true, false].map((want) =>
  forms.filter((f) => isWithheld(f, setIndex.get(f.cognateSet) ?? 0) === want),
)

write('languages.json', JSON.stringify(languageEntries, null, 1))
write('cognate-sets.json', JSON.stringify(setEntries, null, 1))
write('forms.tsv', [header, ...(shown ?? []).map(line)].join('\n'))
write('withheld.tsv', [header, ...(withheld ?? []).map(line)].join('\n'))
console.log(
  `${languageEntries.length} languages, ${setSlugs.length} cognate sets, ${shown?.length} forms shown, ${withheld?.length} withheld`,
)

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
