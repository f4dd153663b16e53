/** Yes-or-no questions about materials, each with a sentence of the graph as evidence. */
import type { ExpandedContent } from '../../../core/content/expand.ts'
import { countGrams } from '../../text/tokens.ts'
import * as nn from '../../nn/index.ts'
import type { Network, Scope, Trainer, Value } from '../../nn/index.ts'
import { floats } from '../../session.ts'
import type { Runtime, Tensors } from '../../session.ts'
import { artifactsOf } from './museum.ts'

export interface Question {
  readonly artifact: string
  readonly question: string
  readonly evidence: string
  readonly yes: boolean
}

const artifactsAsked = 30

/** 60 of them: 30 artifacts, one question in English and one in Chinese, as many yes as no. */
export function questionsOf(content: ExpandedContent): Question[] {
  const asked = artifactsOf(content)
    .map((artifact) => ({ artifact, materials: artifact.linked('MADE_OF') }))
    .filter(({ materials }) => materials.length > 0)
    .slice(0, artifactsAsked)
  const all = [...new Map(asked.flatMap(({ materials }) => materials.map((one) => [one.slug, one]))).values()]
  return asked.flatMap(({ artifact, materials }, i) => {
    const other = all.filter(({ slug }) => !materials.some((own) => own.slug === slug))[
      (7 * i) % (all.length - materials.length)
    ]!
    const named = (yes: boolean) => (yes ? materials[i % materials.length]! : other)
    const [en, zh] = [i % 2 === 0, i % 2 === 1]
    return [
      {
        artifact: artifact.slug,
        question: `Is it made of ${named(en).labels.en.toLowerCase()}?`,
        evidence: `It is made of ${materials.map(({ labels }) => labels.en.toLowerCase()).join(' and ')}.`,
        yes: en,
      },
      {
        artifact: artifact.slug,
        question: `它是用${named(zh).labels.zh}制成的吗？`,
        evidence: `它以${materials.map(({ labels }) => labels.zh).join('、')}制成。`,
        yes: zh,
      },
    ]
  })
}

/** Two thirds of the artifacts to learn from; the questions of one artifact never part. */
export const splitQuestions = (questions: readonly Question[]): { train: Question[]; test: Question[] } => {
  const artifacts = [...new Set(questions.map(({ artifact }) => artifact))]
  const held = new Set(artifacts.filter((_, i) => i % 3 === 2))
  return {
    train: questions.filter(({ artifact }) => !held.has(artifact)),
    test: questions.filter(({ artifact }) => held.has(artifact)),
  }
}

/** Shares of the question's grams that the evidence has and lacks, how long both are. */
function features({ question, evidence }: Question, withEvidence: boolean): number[] {
  const asked = [...countGrams(question).keys()]
  const known = new Set(withEvidence ? countGrams(evidence).keys() : [])
  const shared = asked.filter((gram) => known.has(gram)).length
  return [
    shared / asked.length,
    Math.log(1 + asked.length - shared),
    Math.log(1 + asked.length),
    Math.log(1 + known.size),
  ]
}

const inputs = 4
const hidden = 8

const network: Network = {
  parameters: [
    { name: 'hidden', dims: [inputs, hidden], initial: 'glorot' },
    { name: 'hidden.bias', dims: [hidden], initial: 'zeros', undecayed: true },
    { name: 'out', dims: [hidden, 1], initial: 'glorot' },
    { name: 'out.bias', dims: [1], initial: 'zeros', undecayed: true },
  ],
  inputs: [
    { name: 'x', dtype: 'float32', dims: ['rows', inputs] },
    { name: 'yes', dtype: 'float32', dims: ['rows'] },
  ],
  loss: (scope) => nn.binaryCrossEntropy(nn.squeeze(logitsOf(scope), [1]), scope.input('yes')),
}

/** [rows, 1] */
function logitsOf({ param, input }: Scope): Value {
  const inside = nn.tanh(nn.gemm(input('x'), param('hidden'), { bias: param('hidden.bias') }))
  return nn.gemm(inside, param('out'), { bias: param('out.bias') })
}

function batch(rows: readonly Question[], withEvidence: boolean): Tensors {
  return {
    x: floats(
      [rows.length, inputs],
      rows.flatMap((row) => features(row, withEvidence)),
    ),
    yes: floats([rows.length], rows.map(({ yes }) => (yes ? 1 : 0))), // prettier-ignore
  }
}

export interface Answered {
  readonly curve: readonly number[]
  /** Whether each row of the test part was answered yes. */
  readonly answers: readonly boolean[]
}

/** 400 steps on the training part, then the test part once. */
export async function answerQuestions(
  runtime: Runtime,
  { train, test }: { readonly train: readonly Question[]; readonly test: readonly Question[] },
  withEvidence: boolean,
): Promise<Answered> {
  const trainer = await nn.createTrainer(runtime, network, {
    optimizer: nn.adamW({ decay: 0.01 }),
    sizes: { rows: train.length },
    seed: 4,
    rate: nn.constantRate(0.02),
  })
  const curve: number[] = []
  for (let step = 0; step < 400; step++) curve.push(await trainer.step(batch(train, withEvidence)))
  const answers = await saysYes(runtime, trainer, batch(test, withEvidence), test.length)
  await trainer.dispose()
  return { curve, answers }
}

async function saysYes(runtime: Runtime, trainer: Trainer, { x }: Tensors, rows: number): Promise<boolean[]> {
  const onnx = nn.exportInference(
    {
      parameters: network.parameters,
      inputs: [{ name: 'x', dtype: 'float32', dims: ['rows', inputs] }],
      forward: (scope) => ({ logits: logitsOf(scope) }),
    },
    trainer.checkpoint().theta,
    { name: 'questions', dtype: 'float32' },
  )
  const session = await runtime.load(onnx)
  const { logits } = await session.run({ x: x! })
  await session.dispose()
  return Array.from({ length: rows }, (_, i) => Number(logits!.data[i]) > 0)
}
