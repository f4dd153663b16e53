import { describe, expect, test } from 'vitest'
import { agree, refusalOf } from '../../../../server/trainer/dataset/votes.ts'
import type { Vote } from '../../../../server/trainer/dataset/votes.ts'

const limits = { visits: 3, agreement: 0.6, trust: 0.6 }
const unknown = () => undefined
const vote = (visit: string, question: string, answer: string): Vote => ({ visit, question, answer })
const many = (count: number, question: string, answer: string, from = 0) =>
  Array.from({ length: count }, (_, i) => vote(`v${from + i}`, question, answer))

describe('agreement', () => {
  test('takes k visits: one fewer is nothing', () => {
    expect(agree(many(2, 'q', 'yes'), unknown, limits).agreed).toEqual([])
    expect(agree(many(3, 'q', 'yes'), unknown, limits).agreed).toEqual([
      { question: 'q', answer: 'yes', visits: 3, agreement: 1 },
    ])
  })

  test('takes enough of those who answered', () => {
    const recorded = (question: string) => (question === 'control' ? ['right'] : undefined)
    const split = (yes: number, no: number) => [
      ...many(yes + no, 'control', 'right'),
      ...many(yes, 'q', 'yes'),
      ...many(no, 'q', 'no', yes),
    ]
    expect(agree(split(3, 2), recorded, limits).agreed).toMatchObject([{ visits: 3, agreement: 0.6 }])
    expect(agree(split(4, 3), recorded, limits).agreed).toEqual([])
  })

  test('where answers are recorded, a visit that was never checked does not count', () => {
    const recorded = (question: string) => (question === 'control' ? ['right'] : undefined)
    const votes = [...many(3, 'control', 'right'), ...many(2, 'q', 'yes'), ...many(5, 'q', 'yes', 50)]
    expect(agree(votes, recorded, limits)).toMatchObject({ agreed: [], trustedVisits: 3 })
  })

  test('a visit has one vote on a question, its first', () => {
    const flood = Array.from({ length: 50 }, () => vote('v0', 'q', 'yes'))
    expect(agree(flood, unknown, limits).agreed).toEqual([])
    const changed = [...many(3, 'q', 'yes'), vote('v0', 'q', 'no')]
    expect(agree(changed, unknown, limits).agreed).toMatchObject([{ answer: 'yes', visits: 3 }])
  })
})

describe('trust', () => {
  const recorded = (question: string) =>
    question.startsWith('control') ? ['right', 'also right'] : undefined
  const visitor = (visit: string, controls: string, answer: string) => [
    vote(visit, 'control-1', controls),
    vote(visit, 'control-2', controls),
    vote(visit, 'q', answer),
  ]

  test('visits that get control questions wrong do not count', () => {
    const honest = ['a', 'b', 'c'].flatMap((v) => visitor(v, 'right', 'yes'))
    const liars = ['d', 'e', 'f', 'g', 'h'].flatMap((v) => visitor(v, 'wrong', 'no'))
    const consensus = agree([...honest, ...liars], recorded, limits)
    expect(consensus).toMatchObject({ trustedVisits: 3, distrustedVisits: 5, controlVotes: 16 })
    expect(consensus.controlAccuracy).toBeCloseTo(6 / 16, 12)
    expect(consensus.agreed).toEqual([{ question: 'q', answer: 'yes', visits: 3, agreement: 1 }])
  })

  test('any of the recorded answers is right, and a control question is never a finding', () => {
    const votes = ['a', 'b', 'c'].flatMap((v) => visitor(v, 'also right', 'yes'))
    const { agreed, controlAccuracy } = agree(votes, recorded, limits)
    expect(controlAccuracy).toBe(1)
    expect(agreed.map((one) => one.question)).toEqual(['q'])
  })

  test('without controls, a visit that contradicts everybody does not count', () => {
    const questions = ['q1', 'q2', 'q3', 'q4']
    const votes = ['a', 'b', 'c', 'd'].flatMap((v) => questions.map((q) => vote(v, q, 'yes')))
    const contrary = questions.map((q) => vote('z', q, 'no'))
    const { agreed, distrustedVisits } = agree([...votes, ...contrary], unknown, limits)
    expect(distrustedVisits).toBe(1)
    expect(agreed.every((one) => one.agreement === 1 && one.visits === 4)).toBe(true)
  })
})

describe('refusal', () => {
  const consensus = { agreed: [], trustedVisits: 0, distrustedVisits: 0 }
  test('a window whose control answers are mostly wrong is not trained on', () => {
    expect(refusalOf({ ...consensus, controlAccuracy: 0.49, controlVotes: 30 })).toContain('only 49% of 30')
    expect(refusalOf({ ...consensus, controlAccuracy: 0.5, controlVotes: 30 })).toBeUndefined()
    expect(refusalOf({ ...consensus, controlAccuracy: 0.1, controlVotes: 29 })).toBeUndefined()
    expect(refusalOf({ ...consensus, controlAccuracy: null, controlVotes: 0 })).toBeUndefined()
  })
})
