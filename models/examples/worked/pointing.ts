/** "What is this made of?", said or typed, with a hand that points: three objects in view, any of the inputs absent. */
import { melFeatures, tone } from '../forms/mel.ts'
import { fuse, fusionInputs, fusionParameters } from '../fusion.ts'
import type { FusionShape } from '../fusion.ts'
import * as nn from '../../nn/index.ts'
import { floats, ints } from '../../session.ts'
import type { Runtime, Tensors } from '../../session.ts'

export const objects = 3
const voiceFrames = 4
const coefficients = 13

/** Text: for each object, how much of its name was said. Voice: frames. Pointing: for each object, the cosine of the angle to the ray. */
const shape: FusionShape = {
  modalities: [
    { name: 'text', most: objects, width: objects + 1 },
    { name: 'voice', most: voiceFrames, width: coefficients },
    { name: 'pointing', most: objects, width: objects + 1 },
  ],
  width: 16,
  classes: objects,
}

export interface Scene {
  /** Share of each object's name in the words; absent where nothing was typed. */
  readonly text?: readonly number[]
  /** Which of three made calls (tones) was heard. */
  readonly voice?: number
  readonly pointing?: readonly number[]
}

/** Three made calls stand for spoken names: no recording is shipped. */
const calls = [350, 900, 2200].map((hertz) => melFeatures(tone(hertz, 0.06)).slice(0, voiceFrames))

const row = (object: number, value: number): number[] => [
  ...Array.from({ length: objects }, (_, k) => (k === object ? 1 : 0)),
  4 * value,
]

/** `noise` is put where an input is absent, to show that it counts for nothing. */
export function sceneTensors(scenes: readonly Scene[], noise = 0): Tensors {
  const items = (
    name: string,
    most: number,
    width: number,
    of: (scene: Scene) => readonly (readonly number[])[] | undefined,
  ) => {
    const values = scenes.map((scene) => of(scene)?.flat() ?? new Array<number>(most * width).fill(noise))
    const masks = scenes.map((scene) => new Array<number>(most).fill(of(scene) ? 0 : nn.maskedScore))
    return {
      [name]: floats([scenes.length, most, width], values.flat()),
      [`${name}.mask`]: floats([scenes.length, most], masks.flat()),
    }
  }
  const each = (values: readonly number[] | undefined) => values?.map((value, object) => row(object, value))
  return {
    ...items('text', objects, objects + 1, ({ text }) => each(text)),
    ...items('voice', voiceFrames, coefficients, ({ voice }) =>
      voice === undefined ? undefined : calls[voice]!.map((frame) => frame.map((x) => x / 20)),
    ),
    ...items('pointing', objects, objects + 1, ({ pointing }) => each(pointing)),
  }
}

/** Made scenes; each input is there two times in three, one that tells at least. */
function madeScenes(count: number, seed: number): { scenes: Scene[]; answers: number[] } {
  const random = nn.createRandom(seed)
  const answers = Array.from({ length: count }, () => random.int(objects))
  const scenes = answers.map((answer): Scene => {
    const tells = random.int(3)
    const has = (k: number) => k === tells || random.next() < 0.5
    const named = tells === 0 || random.next() < 0.5
    return {
      ...(has(0) && { text: Array.from({ length: objects }, (_, k) => (named && k === answer ? 1 : 0)) }),
      ...(has(1) && { voice: answer }),
      ...(has(2) && {
        pointing: Array.from({ length: objects }, (_, k) =>
          k === answer ? 0.95 : 0.3 + 0.5 * random.next(),
        ),
      }),
    }
  })
  return { scenes, answers }
}

export interface Pointed {
  readonly weights: readonly number[]
  readonly logits: readonly number[]
  readonly answer: number
}
export interface Understanding {
  understand(scenes: readonly Scene[], noise?: number): Promise<Pointed[]>
  /** Share of 120 scenes never seen that it gets right. */
  readonly accuracy: number
  dispose(): Promise<void>
}

export async function learnToPoint(runtime: Runtime): Promise<Understanding> {
  const { scenes, answers } = madeScenes(360, 51)
  const trainer = await nn.createTrainer(
    runtime,
    {
      parameters: fusionParameters(shape),
      inputs: [...fusionInputs(shape), { name: 'answer', dtype: 'int32', dims: ['rows'] }],
      loss: (scope) => nn.softmaxCrossEntropy(fuse(scope, shape).logits, scope.input('answer')),
    },
    {
      optimizer: nn.adamW({ decay: 0.001 }),
      sizes: { rows: scenes.length },
      seed: 52,
      rate: nn.constantRate(0.02),
    },
  )
  const batch = { ...sceneTensors(scenes), answer: ints([answers.length], answers) }
  for (let step = 0; step < 300; step++) await trainer.step(batch)
  const { theta } = trainer.checkpoint()
  await trainer.dispose()
  const session = await runtime.load(
    nn.exportInference(
      {
        parameters: fusionParameters(shape),
        inputs: fusionInputs(shape),
        forward: (scope) => ({ ...fuse(scope, shape) }),
      },
      theta,
      { name: 'pointing', dtype: 'float32' },
    ),
  )
  const understand = async (given: readonly Scene[], noise?: number): Promise<Pointed[]> => {
    const { weights, logits } = await session.run(sceneTensors(given, noise))
    const wide = weights!.data.length / given.length
    return given.map((_, i) => {
      const own = Array.from(logits!.data.slice(i * objects, (i + 1) * objects), Number)
      return {
        weights: Array.from(weights!.data.slice(i * wide, (i + 1) * wide), Number),
        logits: own,
        answer: own.indexOf(Math.max(...own)),
      }
    })
  }
  const unseen = madeScenes(120, 53)
  const right = (await understand(unseen.scenes)).filter(
    ({ answer }, i) => answer === unseen.answers[i],
  ).length
  return { understand, accuracy: right / unseen.scenes.length, dispose: () => session.dispose() }
}
