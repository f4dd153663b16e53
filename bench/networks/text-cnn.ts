/** A small text network: embedded tokens, one convolution over them, the mean over the text, classes. */
import * as nn from '../../models/nn/index.ts'
import type { Network } from '../../models/nn/index.ts'
import { ints } from '../../models/session.ts'
import type { Tensors } from '../../models/session.ts'

export interface TextSizes {
  readonly vocab: number
  readonly length: number
  readonly width: number
  readonly channels: number
  readonly classes: number
  readonly batch: number
}

export const textCnn = ({ vocab, length, width, channels, classes, batch }: TextSizes): Network => ({
  parameters: [
    { name: 'tokens', dims: [vocab, width], initial: { normal: 0.05 } },
    { name: 'kernel', dims: [channels, width, 3], initial: 'glorot' },
    { name: 'kernel.bias', dims: [channels], initial: 'zeros', undecayed: true },
    { name: 'out', dims: [channels, classes], initial: 'glorot' },
    { name: 'out.bias', dims: [classes], initial: 'zeros', undecayed: true },
  ],
  inputs: [
    { name: 'text', dtype: 'int32', dims: [batch, length] },
    { name: 'label', dtype: 'int32', dims: [batch] },
  ],
  loss: ({ param, input, dropout }) => {
    const embedded = dropout(nn.gather(param('tokens'), input('text')), 0.2)
    const slid = nn.conv1d(nn.transpose(embedded, [0, 2, 1]), param('kernel'), {
      pads: [1, 1],
      bias: param('kernel.bias'),
    })
    const pooled = dropout(nn.reduceMean(nn.relu(slid), { axes: [2] }), 0.2)
    return nn.softmaxCrossEntropy(nn.gemm(pooled, param('out'), { bias: param('out.bias') }), input('label'))
  },
})

export function textBatch({ vocab, length, classes, batch }: TextSizes, seed: number): Tensors {
  const random = nn.createRandom(seed)
  const draw = (count: number, below: number) => Int32Array.from({ length: count }, () => random.int(below))
  return {
    text: ints([batch, length], draw(batch * length, vocab)),
    label: ints([batch], draw(batch, classes)),
  }
}
