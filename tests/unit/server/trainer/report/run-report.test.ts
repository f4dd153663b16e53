import { describe, expect, it } from 'vitest'
import type { HeldOutAnswer } from '../../../../../models/bundle.ts'
import { startDiary } from '../../../../../server/trainer/report/diary.ts'
import { recommenderRecord } from '../../../../../server/trainer/report/records/recommender.ts'
import { languageRecord } from '../../../../../server/trainer/report/records/language.ts'
import { confusionOf, examplesOf, reliabilityOf } from '../../../../../server/trainer/report/run-report.ts'

const answer = (expected: string, predicted: string, confidence: number): HeldOutAnswer => ({
  head: 'h',
  given: 'g',
  language: 'en',
  expected,
  predicted,
  confidence,
  showable: true,
})

describe('reliabilityOf', () => {
  it('bins by confidence, leaves empty bins out, and states the error', () => {
    const { bins, ece } = reliabilityOf(
      'h',
      [
        { confidence: 0.1, correct: false },
        { confidence: 0.2, correct: true },
        { confidence: 1, correct: true },
        { confidence: 0.75, correct: false },
      ],
      4,
    )
    expect(bins.map((bin) => [Number(bin.confidence.toFixed(3)), bin.accuracy, bin.n])).toEqual([
      [0.15, 0.5, 2],
      [0.875, 0.5, 2],
    ])
    expect(ece).toBeCloseTo((2 * 0.35 + 2 * 0.375) / 4, 12)
  })
})

describe('confusionOf', () => {
  it('counts right by row and answered by column', () => {
    const labels = [
      { en: 'a', zh: '甲' },
      { en: 'b', zh: '乙' },
    ]
    const answers = [answer('a', 'b', 1), answer('a', 'a', 1), answer('a', 'b', 1), answer('?', 'a', 1)]
    expect(confusionOf('h', answers, { names: ['a', 'b'], labels }).counts).toEqual([
      [1, 2],
      [0, 0],
    ])
  })
})

describe('examplesOf', () => {
  it('takes right answers from all over, and the surest errors', () => {
    const right = Array.from({ length: 6 }, (_, i) => answer('a', 'a', i / 10))
    const wrong = [answer('a', 'b', 0.3), answer('a', 'b', 0.9), answer('a', 'b', 0.6)]
    expect(examplesOf([...wrong, ...right], 2).map((e) => e.confidence)).toEqual([0, 0.3, 0.9, 0.6])
  })
})

describe('startDiary', () => {
  it('times what the run was busy with, and begins a new curve with each network', () => {
    let nowMs = 0
    const told: number[] = []
    const diary = startDiary(
      ({ done }) => void told.push(done),
      () => nowMs,
    )
    const note = (stage: string, atMs: number, losses?: { at: number; train: number }) => {
      nowMs = atMs
      diary.note({ stage, done: atMs, ...(losses && { losses }) })
    }
    note('read', 0)
    note('train', 1000, { at: 20, train: 3 })
    note('train', 2000, { at: 40, train: 2 })
    note('train', 3000, { at: 20, train: 4 })
    note('read', 4000)
    nowMs = 4500
    expect(diary.close()).toEqual({
      steps: [
        { name: 'read', seconds: 1.5 },
        { name: 'train', seconds: 3 },
      ],
      curves: [
        [
          { at: 20, train: 3 },
          { at: 40, train: 2 },
        ],
        [{ at: 20, train: 4 }],
      ],
      seconds: 4.5,
    })
    expect(told).toEqual([0, 1000, 2000, 3000, 4000])
  })
})

describe('the records of the jobs', () => {
  it('shows no group of fewer visits than k, and no single visit', () => {
    const slots = [1, 1, 1, 2].map((seen, i) => ({
      visit: `v${i}`,
      history: Array.from({ length: seen }, (_, j) => j),
      target: 3,
    }))
    const judged = slots.map(({ visit }, i) => ({
      visit,
      ndcg: 0,
      hit: i === 0 ? 1 : 0,
      top: i === 3 ? [0, 1] : [0],
    }))
    const vocab = {
      items: ['bell', 'vase'],
      basis: 'visits',
      popularityRank: [],
      newcomers: [],
      contextSize: 2,
    } as const
    const record = recommenderRecord({
      slots,
      judged,
      vocab: { ...vocab, items: [...vocab.items], popularityRank: [], newcomers: [] },
      minVisits: 3,
      half: false,
    })
    expect(record.bars).toEqual([
      { name: 'hits by seen', rows: [{ label: '1', share: 1 / 3 }] },
      { name: 'suggested most', rows: [{ label: 'bell', share: 1 }] },
    ])
    expect(record.examples).toEqual([])
  })

  it('never shows a form that visitors taught', () => {
    const result = (language: string) => ({
      cognateSet: 'ie-fire',
      language,
      gold: ['f'],
      predicted: ['f'],
      ned: 0,
      correct: true,
      confidence: 0.5,
    })
    const taught = [{ cognateSet: 'ie-fire', language: 'german', segments: ['f'], weight: 0.9 }]
    const record = languageRecord([result('german'), result('dutch')], taught)
    expect(record.examples.map((e) => e.given)).toEqual(['ie-fire: dutch'])
    expect(record.reliability[0]!.bins).toEqual([{ confidence: 0.5, accuracy: 1, n: 2 }])
  })
})
