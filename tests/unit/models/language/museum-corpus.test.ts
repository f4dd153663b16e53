import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { uncalibrated } from '../../../../models/language/calibration.ts'
import { splitCorpus, type Corpus, type CorpusRow } from '../../../../models/language/corpus.ts'
import { evaluateLanguage, languageMetrics } from '../../../../models/language/evaluate.ts'
import { fitLanguageModel } from '../../../../models/language/model.ts'
import { createPredictor } from '../../../../models/language/predict.ts'
import { scoreWord } from '../../../../models/language/score.ts'
import { loadVocab, vocabOf } from '../../../../models/language/vocab.ts'
import { pairedBootstrap } from '../../../../models/statistics.ts'

/** Columns cognate_set, language, form, segments of the language hall. */
const rowsOf = (file: string, weight: number): CorpusRow[] =>
  readFileSync(`content/languages/${file}`, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [cognateSet = '', language = '', , segments = ''] = line.split('\t')
      return { cognateSet, language, segments: segments.split(' '), weight }
    })

describe('the museum’s own cognate sets', () => {
  it('predict withheld words better once visitors’ forms of the other sets have come in', async () => {
    const shown = rowsOf('forms.tsv', 1)
    const languages = [...new Set(shown.map(({ language }) => language))].sort().map((slug) => ({ slug }))
    const asked = rowsOf('withheld.tsv', 1)
    const sparse = new Set(asked.map(({ language }) => language))
    const { heldOut } = splitCorpus({ languages, rows: [...shown, ...asked] })
    const measure = async (corpus: Corpus) => {
      const model = fitLanguageModel(splitCorpus(corpus).train)
      const vocab = loadVocab(vocabOf(model, { languages, calibration: uncalibrated }))
      const predictor = createPredictor(vocab, (query) => scoreWord(model.pairwise, query))
      const results = await evaluateLanguage(predictor, heldOut.rows)
      return results.filter(({ language }) => sparse.has(language))
    }
    const before = await measure({ languages, rows: shown })
    const after = await measure({ languages, rows: [...shown, ...rowsOf('withheld.tsv', 0.8)] })
    const { low } = pairedBootstrap(
      before.map((result, i) => ({ group: result.cognateSet, a: result.ned, b: after[i]!.ned })),
      { seed: 1 },
    )
    expect(before.length).toBeGreaterThan(40)
    expect(languageMetrics(after).ned).toBeLessThan(languageMetrics(before).ned!)
    expect(low).toBeGreaterThan(0.02)
  })
})
