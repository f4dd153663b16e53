/** A3: names in texts, interest groups, similarity by gradient. */
import * as nn from '../../nn/index.ts'
import { compute, fixed } from '../compute.ts'
import type { Example } from '../example.ts'
import { bestGroup } from '../groups.ts'
import {
  entityFigures,
  longestMatch,
  namedSentences,
  namesOf,
  tokenise,
  toSpans,
  toTags,
  trainTagger,
} from './names.ts'

const groups = [
  { name: 'founders', words: 'bronze bell casting' },
  { name: 'weavers', words: 'loom silk dye' },
  { name: 'scribes', words: 'clay tablet cuneiform' },
  { name: 'potters', words: 'kiln glaze celadon' },
  { name: 'players', words: 'lute zither drum' },
  { name: '碑帖', words: '石碑拓本' },
]

export const a3: readonly Example[] = [
  {
    id: 'A3-1',
    title: { en: 'Names in texts', zh: '文本中的实体识别' },
    form: "40 sentences of the museum's texts -> exact names, beside the longest match of those known",
    async run(notebook, { runtime, content }) {
      const names = namesOf(content)
      const sentences = namedSentences(content, names)
      const train = sentences.filter((_, i) => i % 4 !== 3)
      const test = sentences.filter((_, i) => i % 4 === 3)
      const tagger = await trainTagger(runtime, train, names.known)
      const found = []
      for (const { tokens } of test) found.push(await tagger.tag(tokens))
      const truth = test.map((sentence) => sentence.names)
      const [ours, simple] = [entityFigures(truth, found), entityFigures(truth, test.map(({ tokens }) => longestMatch(tokens, names.known)))] // prettier-ignore
      const row = ({ precision, recall, f1 }: typeof ours) =>
        `precision ${fixed(precision, 3)}, recall ${fixed(recall, 3)}, F1 ${fixed(f1, 3)}`
      notebook.say(
        `${names.known.length} of ${names.all.length} names known; ${test.length} sentences to judge by, ${truth.flat().length} names in them`,
      )
      notebook.say(`tagger: ${row(ours)}`)
      notebook.say(`longest match: ${row(simple)}`)
      notebook.say(
        ours.f1 > simple.f1
          ? 'The tagger is the better one here.'
          : 'Thirty sentences are too few: the longest match stays in use.',
      )
      notebook.equal('sentences', sentences.length, 40)
      const padded = await trainTagger(runtime, train, names.known, 100)
      const again = []
      for (const { tokens } of test) again.push(await padded.tag(tokens, 100))
      await Promise.all([tagger.dispose(), padded.dispose()])
      notebook.holds(
        '100 pads behind every sentence change no answer',
        JSON.stringify(again) === JSON.stringify(found),
      )
      const broken = sentences.filter(
        (one) => JSON.stringify(toSpans(toTags(one))) !== JSON.stringify(one.names),
      )
      notebook.equal('sentences whose names do not come back from their tags', broken.length, 0)
      notebook.equal(
        'a name of two words is tagged',
        toTags({ tokens: tokenise('in Old Benin now'), names: [{ from: 1, to: 3 }] }).join(' '),
        '0 1 2 0',
      )
    },
  },
  {
    id: 'A3-2',
    title: { en: 'Which group a note fits', zh: '留言与兴趣小组' },
    form: 'one note, 6 interest groups -> cosine and the words shared',
    run(notebook) {
      const note = 'the bronze bell sang'
      const found = bestGroup(note, groups)
      notebook.say(`"${note}": ${found?.name}, by ${found?.shared.join(', ')}`)
      notebook.near('two of three words', found!.cosine, 0.8165)
      notebook.equal(
        'a note that shares nothing',
        bestGroup('good morning', groups)?.name ?? 'no group',
        'no group',
      )
      notebook.equal('an empty note', bestGroup('', groups)?.name ?? 'no group', 'no group')
      notebook.near(
        'the note said twice: the same cosine',
        bestGroup(`${note} ${note}`, groups)!.cosine,
        found!.cosine,
        1e-12,
      )
      notebook.equal(
        'a Chinese note, by pairs of characters',
        bestGroup('门前的石碑', groups)?.name ?? 'no group',
        '碑帖',
      )
    },
  },
  {
    id: 'A3-3',
    title: { en: 'Similarity by gradient', zh: '以梯度更新相似度' },
    form: 'u = (1, 0), v = (.6, .8), y = .8 -> s, its gradient, the new s',
    async run(notebook, { runtime }) {
      const y = 0.8
      const step = async (at: readonly number[], rate: number) => {
        const { s, slope, moved } = await compute(runtime, [at, [0.6, 0.8]], (u, v) => {
          const s = nn.cosineSimilarity(u, v)
          const slope = nn.gradients(nn.squaredError(s, u.graph.scalar(y)), [u])[0]!
          return { s, slope, moved: nn.sub(u, nn.mul(slope, rate)) }
        })
        return { s: s![0]!, slope: slope!, moved: moved! }
      }
      const first = await step([1, 0], 0.1)
      notebook.say(`s = ${fixed(first.s)}, gradient for u (${first.slope.map((x) => fixed(x)).join(', ')})`)
      notebook.near('through s itself: .6 - .1 (.6 - .8)', first.s - 0.1 * (first.s - y), 0.62)
      notebook.near('through u', (await step(first.moved, 0.1)).s, 0.6127)
      let at: readonly number[] = [1, 0]
      for (let i = 0; i < 200; i++) at = (await step(at, 0.1)).moved
      notebook.near('after 200 steps', (await step(at, 0)).s, y, 0.001)
    },
  },
]
