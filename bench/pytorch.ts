/**
 * Training steps beside PyTorch's, the same networks at the same sizes on the same threads, a few steps each by turns.
 *
 *   node bench/pytorch.ts [--json] [--steps N] [--threads N] [--python PATH]
 *
 * Two ratios, over 1 where ours is faster: of the medians, and of the fastest steps, which other work on the machine disturbs least. Without
 * a Python that has torch it prints our own figures and says that the comparison is unproven.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import * as nn from '../models/nn/index.ts'
import type { Network } from '../models/nn/index.ts'
import type { Tensors } from '../models/session.ts'
import { quantile } from '../models/statistics.ts'
import { createNodeRuntime } from '../server/ort/node-runtime.ts'
import { sasrec, sasrecBatch } from './networks/sasrec.ts'
import { textBatch, textCnn } from './networks/text-cnn.ts'

interface Compared {
  readonly name: string
  /** What bench/pytorch/train.py calls it. */
  readonly network: 'sasrec' | 'text'
  readonly sizes: object
  readonly own: Network
  readonly batch: Tensors
}

const ranker = { items: 3_000, length: 50, width: 64, batch: 128, layers: 2 }
const sampled = { ...ranker, negatives: 256 }
const text = { vocab: 8_000, length: 64, width: 64, channels: 128, classes: 7, batch: 128 }

const all: readonly Compared[] = [
  { name: 'SASRec, full softmax', network: 'sasrec', sizes: ranker, own: sasrec(ranker), batch: sasrecBatch(ranker, 3) },
  { name: 'SASRec, 256 negatives', network: 'sasrec', sizes: sampled, own: sasrec(sampled), batch: sasrecBatch(sampled, 3) },
  { name: 'text convolution', network: 'text', sizes: text, own: textCnn(text), batch: textBatch(text, 3) },
] // prettier-ignore

interface Peer {
  readonly version: string
  readonly parameters: number
  readonly step: () => Promise<number>
  readonly end: () => void
}

/** `undefined` where this Python has no torch, or there is no such Python. */
async function startPeer(
  { network, sizes }: Compared,
  { python, threads }: { readonly python: string; readonly threads: number },
): Promise<Peer | undefined> {
  const script = join(import.meta.dirname, 'pytorch', 'train.py')
  const child = spawn(python, [script, JSON.stringify({ network, sizes, threads })], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = new Promise<undefined>((resolve) => child.on('error', () => resolve(undefined)))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const answer = async () => {
    const line = await Promise.race([lines.next(), gone])
    return line === undefined || line.done ? undefined : (JSON.parse(line.value) as Record<string, unknown>)
  }
  const hello = await answer()
  if (hello === undefined || 'error' in hello) return undefined
  return {
    version: String(hello['version']),
    parameters: Number(hello['parameters']),
    step: async () => {
      child.stdin.write('step\n')
      const said = await answer()
      if (said === undefined) throw new Error('PyTorch ended early')
      return Number(said['ms'])
    },
    end: () => child.stdin.end(),
  }
}

interface Times {
  readonly medianMs: number
  readonly fastestMs: number
}
interface Row {
  readonly name: string
  readonly parameters: number
  readonly own: Times
  readonly torch: (Times & { readonly version: string }) | null
  /** PyTorch's time over ours: steps a second relative to it. */
  readonly ratio: number | null
  readonly fastestRatio: number | null
}

const timesOf = (values: readonly number[]): Times => ({
  medianMs: quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  ),
  fastestMs: Math.min(...values),
})

/** Steps of one side before it is the other's turn: threads that still spin from the last run disturb the first alone. */
const turn = 4

async function measure(
  compared: Compared,
  { python, threads, steps }: { readonly python: string; readonly threads: number; readonly steps: number },
): Promise<Row> {
  const trainer = await nn.createTrainer(createNodeRuntime({ threads }), compared.own, {
    seed: 1,
    optimizer: nn.adamW(),
    rate: nn.constantRate(1e-3),
    sizes: {},
    clip: 1,
  })
  const peer = await startPeer(compared, { python, threads })
  if (peer && peer.parameters !== trainer.parameters)
    throw new Error(`${compared.name}: PyTorch has ${peer.parameters} parameters, ours ${trainer.parameters}`)
  const step = async () => {
    const started = performance.now()
    await trainer.step(compared.batch)
    return performance.now() - started
  }
  const take = async (one: () => Promise<number>): Promise<number[]> => {
    const times: number[] = []
    for (let i = 0; i < turn; i++) times.push(await one())
    return times
  }
  await take(step)
  if (peer) await take(peer.step)
  const [ours, theirs]: [number[], number[]] = [[], []]
  while (ours.length < steps) {
    ours.push(...(await take(step)))
    if (peer) theirs.push(...(await take(peer.step)))
  }
  peer?.end()
  await trainer.dispose()
  const own = timesOf(ours)
  const torch = peer === undefined ? null : { ...timesOf(theirs), version: peer.version }
  return {
    name: compared.name,
    parameters: trainer.parameters,
    own,
    torch,
    ratio: torch && torch.medianMs / own.medianMs,
    fastestRatio: torch && torch.fastestMs / own.fastestMs,
  }
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    steps: { type: 'string', default: '20' },
    threads: { type: 'string', default: '2' },
    python: { type: 'string', default: 'python3' },
  },
})
const rows: Row[] = []
for (const compared of all)
  rows.push(
    await measure(compared, {
      python: values.python,
      threads: Number(values.threads),
      steps: Number(values.steps),
    }),
  )
if (values.json)
  console.log(JSON.stringify({ bench: 'pytorch', threads: Number(values.threads), rows }, null, 2))
else
  for (const { name, own, torch, ratio, fastestRatio } of rows)
    console.log(
      `${name.padEnd(22)} ours ${own.medianMs.toFixed(0)} ms a step (fastest ${own.fastestMs.toFixed(0)}), ` +
        (torch === null
          ? `PyTorch not found (${values.python}): the comparison is unproven`
          : `PyTorch ${torch.version} ${torch.medianMs.toFixed(0)} (${torch.fastestMs.toFixed(0)}): ` +
            `${ratio!.toFixed(2)} x its throughput (${fastestRatio!.toFixed(2)})`),
    )
