/** What the articles say of systems, as statements that hold or don't: union, projections, steps, registries. */
import { routes } from '../../../core/api/routes.ts'
import { eventSchema } from '../../../core/events/event.ts'
import { modelNameSchema } from '../../../core/events/model-name.ts'
import type { Example } from '../example.ts'
import { figuresOf } from '../figures.ts'
import { mergeById, runSteps, unionOf } from '../records.ts'
import type { SourceRecord } from '../records.ts'

const record = (source: string, id: string, name: string): SourceRecord => ({ source, id, fields: { name } })

/** How each thing that is logged is done, in each way of visiting. */
const ways = {
  'item-viewed': { page: 'open the object', rooms: 'walk up to it', vr: 'teleport to it', ar: 'place it' },
  'item-chosen': { page: 'follow the link', rooms: 'press the suggestion', vr: 'point and pull', ar: 'tap it' },
  'item-rated': { page: 'rate', rooms: 'rate in the panel', vr: 'rate after the session', ar: 'rate in the overlay' },
  'text-judged': { page: 'judge a reading', rooms: 'judge in the panel', vr: 'judge after the session', ar: 'judge after the session' },
} as const // prettier-ignore

export const system: readonly Example[] = [
  {
    id: 'F12',
    title: { en: 'Union of sources', zh: '数据源并集' },
    form: 'union by (source, id) with provenance, then merge of what is the same thing',
    run(notebook) {
      const a = [record('register', '1', 'Bell'), record('register', '2', 'Ding')]
      const b = [record('photographs', '7', 'Bell'), record('register', '1', 'Bell')]
      const same = new Map([['photographs 7', 'register 1']])
      const [forward, backward] = [unionOf([a, b]), unionOf([b, a])]
      notebook.equal('the same record twice counts once', forward.length, 3)
      notebook.equal('order changes nothing', JSON.stringify(forward), JSON.stringify(backward))
      notebook.equal(
        'again changes nothing',
        JSON.stringify(unionOf([forward, forward])),
        JSON.stringify(forward),
      )
      const merged = mergeById(forward, same)
      notebook.equal('one thing with two ids is one after the merge', merged.length, 2)
      notebook.equal('and keeps both origins', merged[0]!.origins.join(' + '), 'photographs 7 + register 1')
    },
  },
  {
    id: 'F13',
    title: { en: 'Storage', zh: '存储' },
    form: 'S_j = pi_j(D), and q(S_i) = q(S_j) for every query q',
    run(notebook, { content }) {
      const byEnd = new Map<string, number>()
      for (const { from, to } of content.relations)
        for (const end of new Set([from, to])) byEnd.set(end, (byEnd.get(end) ?? 0) + 1)
      const scanned = (id: string) =>
        content.relations.filter(({ from, to }) => from === id || to === id).length
      const sample = content.drafts.filter((draft) => draft.kind === 'Artifact')
      const differing = sample.filter(({ id }) => (byEnd.get(id) ?? 0) !== scanned(id))
      notebook.say('two projections of the content: a table of relations, and an index by their ends')
      notebook.equal(`neighbours of ${sample.length} artifacts, answers that differ`, differing.length, 0)
      notebook.say('SQLite and Neo4j are held to the same by tests/contract')
    },
  },
  {
    id: 'F14',
    title: { en: 'Processing', zh: '处理流程' },
    form: 'A = p_k after ... after p_1, each pure; in = out + rejected at each',
    run(notebook) {
      const steps = [
        { name: 'has a name', keep: (row: SourceRecord) => row.fields['name'] !== '' },
        { name: 'has a number', keep: (row: SourceRecord) => /^\d+$/.test(row.id) },
      ]
      const rows = [record('a', '1', 'Bell'), record('a', 'x', 'Ding'), record('a', '3', '')]
      const first = runSteps(rows, steps)
      for (const step of first.counts) {
        notebook.say(`${step.name}: ${step.in} in, ${step.out} out, ${step.rejected} rejected`)
        notebook.equal(`${step.name}: in = out + rejected`, step.in, step.out + step.rejected)
      }
      notebook.equal(
        'a rerun on its own result changes',
        runSteps(first.rows, steps).rows.length - first.rows.length,
        0,
      )
    },
  },
  {
    id: 'F15',
    title: { en: 'Registries', zh: '注册表' },
    form: 'route -> schemas: every entry answers for itself, none twice',
    run(notebook) {
      const names = Object.keys(routes)
      notebook.equal('routes that are named twice', names.length - new Set(names).size, 0)
      notebook.equal(
        'routes without any schema',
        Object.values(routes).filter((one) => Object.keys(one).length === 0).length,
        0,
      )
    },
  },
  {
    id: 'F16',
    title: { en: 'Models and channels', zh: '模型与发布通道' },
    form: 'model {version, hash, metrics}; channel -> version; advice {evidence, fate}',
    run(notebook, { channels }) {
      const known = modelNameSchema.options
      for (const { model, version } of channels) notebook.say(`${model} -> ${version}`)
      notebook.equal('channels, one a model', channels.length, known.length)
      notebook.equal(
        'models without a channel',
        known.filter((name) => !channels.some(({ model }) => model === name)).length,
        0,
      )
      notebook.equal(
        'versions that serve two models',
        channels.length - new Set(channels.map(({ version }) => version)).size,
        0,
      )
    },
  },
  {
    id: 'F17',
    title: { en: 'Actions and ways of visiting', zh: '操作与参观方式' },
    form: 'a table of actions by modes, with no empty cell',
    run(notebook) {
      const logged: readonly string[] = eventSchema.options.map((option) => option.shape.type.value)
      const cells = Object.values(ways).flatMap((row) => Object.values(row))
      notebook.equal('empty cells', cells.filter((cell) => (cell as string) === '').length, 0)
      notebook.holds(
        'each action is an event of the log',
        Object.keys(ways).every((action) => logged.includes(action)),
      )
    },
  },
  {
    id: 'F31',
    title: { en: 'Accuracy and recall', zh: '准确率与召回率' },
    form: 'right/N; precision, recall, F1 by class, and their mean over classes',
    run(notebook) {
      const figures = figuresOf([
        [3, 1, 0],
        [1, 2, 1],
        [0, 0, 2],
      ])
      notebook.near('accuracy', figures.accuracy, 0.7, 5e-4)
      notebook.near('macro F1', figures.macroF1, 0.707, 5e-4)
      notebook.near('recall of the second class', figures.recall[1]!, 0.5)
    },
  },
]
