/** A0: a question with its evidence, its evaluation, pre-training and fine-tuning. */
import * as nn from '../../nn/index.ts'
import { pairedBootstrap, wilsonInterval } from '../../statistics.ts'
import { fixed, mean } from '../compute.ts'
import type { Example, LabelledSentence } from '../example.ts'
import { confusions } from '../figures.ts'
import { artifactsOf } from './museum.ts'
import { fineTune, pretrain, vocabularyOf } from './pretraining.ts'
import { answerQuestions, questionsOf, splitQuestions } from './questions.ts'

const labelsEach = 10
const runs = 5

export const a0: readonly Example[] = [
  {
    id: 'A0-1',
    title: { en: 'Yes or no, with evidence', zh: '有据的是非问答' },
    form: '60 questions in Chinese and English, each with a sentence of the graph -> yes or no',
    async run(notebook, { runtime, content }) {
      const questions = questionsOf(content)
      const split = splitQuestions(questions)
      const [seeing, blind] = [
        await answerQuestions(runtime, split, true),
        await answerQuestions(runtime, split, false),
      ]
      const accuracy = (answers: readonly boolean[]) =>
        mean(split.test.map(({ yes }, i) => (yes === answers[i] ? 1 : 0)))
      const majority = Math.max(
        mean(split.test.map(({ yes }) => Number(yes))),
        mean(split.test.map(({ yes }) => Number(!yes))),
      )
      for (const { question, evidence, yes } of questions.slice(0, 2))
        notebook.say(`${question} ${evidence} -> ${yes ? 'yes' : 'no'}`)
      notebook.equal('questions', questions.length, 60)
      notebook.below(
        `loss after ${seeing.curve.length} steps, below that of the first`,
        seeing.curve.at(-1)!,
        seeing.curve[0]!,
      )
      notebook.above(
        'accuracy on artifacts never seen, above the majority',
        accuracy(seeing.answers),
        majority,
      )
      notebook.above('and above itself without evidence', accuracy(seeing.answers), accuracy(blind.answers))
    },
  },
  {
    id: 'A0-2',
    title: { en: 'Evaluation', zh: '评估' },
    form: "A0-1's model on its held-out rows: accuracy with Wilson's interval, confusions",
    async run(notebook, { runtime, content }) {
      const { value, low, high } = wilsonInterval(7, 10)
      notebook.near('7 of 10', value, 0.7)
      notebook.near('from', low, 0.397, 5e-4)
      notebook.near('to', high, 0.892, 5e-4)
      const split = splitQuestions(questionsOf(content))
      const { answers } = await answerQuestions(runtime, split, true)
      const [no, yes] = confusions(split.test.map((row) => Number(row.yes)), answers.map(Number), 2) // prettier-ignore
      const right = no![0]! + yes![1]!
      const interval = wilsonInterval(right, split.test.length)
      notebook.say(
        `${right} of ${split.test.length} right: ${fixed(interval.value, 3)} [${fixed(interval.low, 3)}, ${fixed(interval.high, 3)}]`,
      )
      notebook.say(`no: ${no![0]} right, ${no![1]} wrong; yes: ${yes![1]} right, ${yes![0]} wrong`)
      const trained = new Set(split.train.map(({ artifact }) => artifact))
      notebook.equal(
        'artifacts on both sides',
        split.test.filter(({ artifact }) => trained.has(artifact)).length,
        0,
      )
    },
  },
  {
    id: 'A0-3',
    title: { en: 'Pre-training, fine-tuning', zh: '预训练与微调' },
    form: "masked words of the museum's texts, then 10 labels a subject, 5 runs, with and without",
    async run(notebook, { runtime, content, sentences }) {
      const texts = [
        ...artifactsOf(content).flatMap(({ text }) => (text ? [text.en] : [])),
        ...sentences.map(({ text }) => text),
      ]
      const vocabulary = vocabularyOf(texts)
      const learnt = await pretrain(runtime, texts, vocabulary)
      notebook.say(
        `${texts.length} texts, ${learnt.words} words; masked loss ${fixed(learnt.before)} -> ${fixed(learnt.after)}`,
      )
      notebook.below('masked loss of held-out words, below ln V', learnt.after, Math.log(learnt.words))
      const differences: { group: string; a: number; b: number }[] = []
      for (let run = 0; run < runs; run++) {
        const task = drawTask(sentences, run)
        const [tuned, scratch] = [
          await fineTune(runtime, task, vocabulary, { embedding: learnt.embedding, seed: run }),
          await fineTune(runtime, task, vocabulary, { seed: run }),
        ]
        notebook.say(
          `run ${run + 1}: pre-trained ${fixed(mean(tuned.right.map(Number)), 3)}, from scratch ${fixed(mean(scratch.right.map(Number)), 3)}`,
        )
        task.test.forEach(({ text }, i) =>
          differences.push({ group: text, a: Number(tuned.right[i]), b: Number(scratch.right[i]) }),
        )
        notebook.equal(
          `run ${run + 1}: sentences on both sides`,
          task.train.filter((row) => task.test.includes(row)).length,
          0,
        )
      }
      const gain = pairedBootstrap(differences, { seed: 1 })
      notebook.say(
        `gain ${fixed(gain.mean, 3)}, 90% interval [${fixed(gain.low, 3)}, ${fixed(gain.high, 3)}] over ${gain.groups} sentences`,
      )
      notebook.holds('the gain lies in its interval', gain.low <= gain.mean && gain.mean <= gain.high)
    },
  },
]

/** Ten sentences a subject to tune on, the rest to judge by: the same for both arms of a run. */
function drawTask(sentences: readonly LabelledSentence[], run: number) {
  const labels = [...new Set(sentences.map(({ label }) => label))].sort()
  const order = nn.shuffled(sentences, nn.createRandom(31, run))
  const train = labels.flatMap((label) => order.filter((row) => row.label === label).slice(0, labelsEach))
  return { labels, train, test: order.filter((row) => !train.includes(row)) }
}
