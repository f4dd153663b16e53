/** A4: what an utterance wants, answers from the graph, pointing. */
import type { UiLanguage } from '../../../core/heritage/text.ts'
import { argmaxRow } from '../../text/calibration.ts'
import { fitLogistic, logisticScores } from '../../text/logistic.ts'
import { buildVocabulary, toRows, unitRows } from '../../text/sparse.ts'
import { countGrams, museumGrams } from '../../text/tokens.ts'
import { fixed } from '../compute.ts'
import type { Example } from '../example.ts'
import { confusions, figuresOf } from '../figures.ts'
import { createGuide } from './guide.ts'
import { artifactsOf } from './museum.ts'
import { learnToPoint, objects } from './pointing.ts'
import { intents, utterancesOf } from './utterances.ts'

/** Ten that no record answers: unknown objects, silent records, other matters. */
const unanswerable: readonly (readonly [string, UiLanguage])[] = [
  ['Where was the Mona Lisa found?', 'en'],
  ['What is the Parthenon made of?', 'en'],
  ['Who keeps the crown jewels of Atlantis?', 'en'],
  ['Which culture made the moon?', 'en'],
  ['What will the weather be tomorrow?', 'en'],
  ['How much does a ticket cost?', 'en'],
  ['清明上河图是什么材质？', 'zh'],
  ['长城是在哪里出土的？', 'zh'],
  ['蒙娜丽莎收藏在哪里？', 'zh'],
  ['今天几点闭馆？', 'zh'],
]

const wordings = {
  MADE_OF: {
    en: (name: string) => `What is the ${name} made of?`,
    zh: (name: string) => `${name}是什么材质？`,
  },
  OWNED_BY: { en: (name: string) => `Who keeps the ${name}?`, zh: (name: string) => `${name}收藏在哪里？` },
  FOUND_AT: {
    en: (name: string) => `Where was the ${name} found?`,
    zh: (name: string) => `${name}在哪里出土？`,
  },
  HAS_CULTURE: {
    en: (name: string) => `Which culture does the ${name} belong to?`,
    zh: (name: string) => `${name}属于哪种文化？`,
  },
} as const

export const a4: readonly Example[] = [
  {
    id: 'A4-1',
    title: { en: 'What an utterance wants', zh: '话语意图' },
    form: '120 utterances, one label each; ways of asking never seen -> macro F1, confusions',
    run(notebook, { content }) {
      const rows = utterancesOf(content)
      const [train, test] = [rows.filter(({ way }) => way !== 3), rows.filter(({ way }) => way === 3)]
      const bags = (part: typeof rows) => part.map(({ text }) => countGrams(text, museumGrams))
      const vocabulary = buildVocabulary(bags(train), 2)
      const target = new Float64Array(train.length * intents.length)
      train.forEach(({ intent }, i) => (target[i * intents.length + intent] = 1))
      const fit = fitLogistic(unitRows(toRows(bags(train), vocabulary)), target, intents.length, {
        c: 20,
        link: 'softmax',
      })
      const scores = logisticScores(unitRows(toRows(bags(test), vocabulary)), fit)
      const table = confusions(test.map(({ intent }) => intent), test.map((_, i) => argmaxRow(scores, i, intents.length)), intents.length) // prettier-ignore
      const { accuracy, macroF1, recall } = figuresOf(table)
      table.forEach((row, i) => notebook.say(`${intents[i]!.padEnd(9)}${row.join(' ')}`))
      notebook.say(
        `accuracy ${fixed(accuracy, 3)}, macro F1 ${fixed(macroF1, 3)} on ${test.length} utterances`,
      )
      notebook.equal('utterances', rows.length, 120)
      notebook.above('accuracy, above the majority', accuracy, 1 / intents.length)
      notebook.above('least recall of a class: every class is recalled', Math.min(...recall), 0)
    },
  },
  {
    id: 'A4-2',
    title: { en: 'Answers from the graph', zh: '基于图谱的问答' },
    form: '30 questions, 10 of them unanswerable -> answer, sources, or that the records are silent',
    run(notebook, { content }) {
      const guide = createGuide(content)
      const types = ['MADE_OF', 'OWNED_BY', 'FOUND_AT', 'HAS_CULTURE'] as const
      const asked = Array.from({ length: 20 }, (_, i) => {
        const type = types[i % types.length]!
        const language: UiLanguage = i % 8 < 4 ? 'en' : 'zh'
        const of = guide.recorded(type)
        const slug = of[(7 * i) % of.length]!
        return { type, language, slug, question: wordings[type][language](guide.nameOf(slug, language)) }
      })
      const slugOf = new Map(content.drafts.map(({ id, slug }) => [id, slug]))
      const linked = new Set(
        content.relations.map(({ from, type, to }) => `${slugOf.get(from)} ${type} ${slugOf.get(to)}`),
      )
      const answers = asked.map(({ question, language }) => guide.answer(question, language))
      for (const i of [0, 5])
        notebook.say(
          `${asked[i]!.question} ${answers[i]?.names.join(', ')} [${answers[i]?.sources.join(', ')}]`,
        )
      notebook.equal('answered of 20', answers.filter((answer) => answer !== undefined).length, 20)
      const right = answers.filter((answer, i) =>
        answer?.path.every(({ from, type }) => from === asked[i]!.slug && type === asked[i]!.type),
      )
      notebook.equal('of the right object, by the right relation', right.length, 20)
      notebook.equal(
        'steps of their paths that the graph lacks',
        answers
          .flatMap((answer) => answer?.path ?? [])
          .filter(({ from, type, to }) => !linked.has(`${from} ${type} ${to}`)).length,
        0,
      )
      notebook.equal(
        'answers without a source',
        answers.filter((answer) => answer?.sources.length === 0).length,
        0,
      )
      notebook.equal(
        'of the 10 that no record answers, answered',
        unanswerable.filter(([question, language]) => guide.answer(question, language) !== undefined).length,
        0,
      )
    },
  },
  {
    id: 'A4-3',
    title: { en: 'What is this made of?', zh: '“这是什么做的？”' },
    form: 'words + ray + voice, any of them absent -> weights, object, answer',
    async run(notebook, { runtime, content }) {
      const seen = artifactsOf(content).filter((artifact) => artifact.linked('MADE_OF').length > 0).slice(0, objects) // prettier-ignore
      const model = await learnToPoint(runtime)
      const text = [0, 0, 0]
      const pointed = await model.understand(
        [0, 1, 2].map((at) => ({ text, pointing: [0, 1, 2].map((k) => (k === at ? 0.97 : 0.5)) })),
      )
      for (const { answer, weights } of pointed)
        notebook.say(
          `${seen[answer]!.labels.en}: ${seen[answer]!.linked('MADE_OF')
            .map(({ labels }) => labels.en)
            .join(', ')}; weights of the ray ${weights
            .slice(-3)
            .map((w) => fixed(w, 2))
            .join(' ')}`,
        )
      notebook.equal('equal words: the hand decides', pointed.map(({ answer }) => answer).join(' '), '0 1 2')
      const called = await model.understand([{ voice: 0 }, { voice: 1 }, { voice: 2 }])
      notebook.equal('by voice alone', called.map(({ answer }) => answer).join(' '), '0 1 2')
      notebook.above('scenes never seen: accuracy, above chance', model.accuracy, 1 / objects)
      notebook.say(`accuracy on 120 scenes never seen: ${fixed(model.accuracy, 3)}`)
      const scene = [{ pointing: [0.97, 0.5, 0.4] }]
      const [clean, noisy] = [await model.understand(scene), await model.understand(scene, 99)]
      await model.dispose()
      notebook.holds(
        'what is absent counts for nothing, whatever stands there',
        JSON.stringify(clean) === JSON.stringify(noisy),
      )
    },
  },
]
