import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLanguagePredictor, type LanguagePredictor } from '../../../../models/language/predict.ts'
import { languageVocabSchema, type LanguageVocab } from '../../../../models/language/schema.ts'
import type { Session } from '../../../../models/session.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'

const published = join(import.meta.dirname, '../../../../models/published')
const shipped = (): string => {
  const channels: unknown = JSON.parse(readFileSync(join(published, 'channels.json'), 'utf8'))
  return join(published, 'language', (channels as { language: { current: string } }).language.current)
}

/** In how many columns of other sets the source's segment stood against the target's, counted from the file's own rows. */
function standing(
  vocab: LanguageVocab,
  asked: { set: string; language: string; source: string; target: string; into: string },
): number {
  const place = (slug: string) => vocab.languages.findIndex((language) => language.slug === slug)
  const token = (symbol: number) => (symbol < 2 ? '-' : vocab.segments[symbol - 2]!)
  const [from, into] = [place(asked.language), place(asked.into)]
  let count = 0
  for (const { id, forms } of vocab.sets) {
    if (id === asked.set) continue
    const source = forms.find(([language]) => language === from)?.[2]
    const target = forms.find(([language]) => language === into)?.[2]
    if (source === undefined || target === undefined) continue
    for (let c = 0; c < source.length; c++) {
      const alone = forms.every(([language, , row]) => language === into || row[c] === 0)
      if (!alone && token(source[c]!) === asked.source && token(target[c]!) === asked.target) count++
    }
  }
  return count
}

describe('the shipped language model', () => {
  let session: Session
  let predictor: LanguagePredictor
  let vocab: LanguageVocab
  beforeAll(async () => {
    session = await createNodeRuntime().load(readFileSync(join(shipped(), 'model.onnx')))
    vocab = languageVocabSchema.parse(JSON.parse(readFileSync(join(shipped(), 'vocab.json'), 'utf8')))
    predictor = createLanguagePredictor(session, vocab)
  })
  afterAll(() => session.dispose())

  it('names for each answer the sound changes that it rests on, as its corpus shows them', async () => {
    const sets = vocab.sets.filter(({ forms }) => forms.length >= 4).filter((_, i) => i % 20 === 0)
    expect(sets.length).toBeGreaterThan(5)
    let named = 0
    for (const { id, forms } of sets) {
      const into = vocab.languages[forms[0]![0]]!.slug
      const { segments, correspondences } = await predictor.predict({ target: into, cognateSet: id, top: 5 })
      const byColumn = Map.groupBy(correspondences, ({ column }) => column)
      const chosen = [...byColumn].map(([, own]) => own[0]!.target)
      const gap = chosen.find((symbol) => !segments.includes(symbol))
      expect(chosen.filter((symbol) => symbol !== gap)).toEqual(segments)
      for (const own of byColumn.values()) {
        expect(own.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-6)
        for (const { language, source, target, count, of } of own) {
          expect(target).toBe(own[0]!.target)
          expect(language).not.toBe(into)
          expect(count).toBeLessThanOrEqual(of)
          expect({ language, source, target, count }).toEqual({
            language,
            source,
            target,
            count: standing(vocab, { set: id, language, source, target, into }),
          })
          named += count
        }
      }
    }
    expect(named).toBeGreaterThan(50)
  })

  it('lists five different forms with probabilities of at most 1 in all, and tells what it does not know', async () => {
    const answer = await predictor.predict({
      target: 'spanish',
      forms: [
        { language: 'italian', segments: ['ǁ', 'a', 't', 'o'] },
        { language: 'atlantis', segments: ['p', 'a', 't', 'o'] },
      ],
      top: 5,
    })
    expect(answer.unseen).toEqual({ languages: ['atlantis'], segments: ['ǁ'] })
    expect(answer.alternatives).toHaveLength(5)
    const total = answer.alternatives.reduce((sum, { confidence }) => sum + confidence, 0)
    expect(total).toBeGreaterThan(0)
    expect(total).toBeLessThanOrEqual(1 + 1e-6)
    expect(new Set(answer.alternatives.map(({ segments }) => segments.join(' '))).size).toBe(5)
  })
})
