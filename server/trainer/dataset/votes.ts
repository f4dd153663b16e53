/**
 * What visitors agree on. A visit has one vote on each question, and only if it can be trusted: some questions have an answer that curators
 * or sources recorded, and only visits that got those right count. Where nothing is recorded, agreement with the majority is all there is. Pure.
 */

export interface Vote {
  readonly visit: string
  /** What was asked: a passage and head, or a cognate set and language. */
  readonly question: string
  readonly answer: string
}

export interface Agreed {
  readonly question: string
  readonly answer: string
  readonly visits: number
  /** Share of the trusted votes, 0..1. */
  readonly agreement: number
}

export interface VoteLimits {
  /** k: an answer counts when this many trusted visits gave it. */
  readonly visits: number
  readonly agreement: number
  /** A visit is trusted while it gets at least this share of control questions right. */
  readonly trust: number
}

export const voteLimits: VoteLimits = { visits: 10, agreement: 0.6, trust: 0.6 }

export interface Consensus {
  readonly agreed: readonly Agreed[]
  readonly trustedVisits: number
  readonly distrustedVisits: number
  /** Of all votes on control questions, the share that was right; `null` where there were none. */
  readonly controlAccuracy: number | null
  readonly controlVotes: number
}

/** `recorded` answers a control question with all answers that are right, and any other with `undefined`. */
export function agree(
  votes: readonly Vote[],
  recorded: (question: string) => readonly string[] | undefined,
  limits: VoteLimits = voteLimits,
): Consensus {
  const first = new Map<string, Vote>()
  for (const vote of votes) {
    const key = `${vote.visit}|${vote.question}`
    if (!first.has(key)) first.set(key, vote)
  }
  const byVisit = Map.groupBy(first.values(), (vote) => vote.visit)
  const majority = majorities(first.values())
  const isControl = (vote: Vote) => recorded(vote.question) !== undefined
  const isRight = (vote: Vote) => recorded(vote.question)?.includes(vote.answer) ?? false
  const controls = [...first.values()].filter(isControl)
  const controlRight = controls.filter(isRight).length
  const trusted = new Set<string>()
  for (const [visit, own] of byVisit) {
    // Where anything is recorded, trust is earned on that alone; a visit that was never checked is not counted.
    const checked = controls.length > 0 ? own.filter(isControl) : own
    const right = checked.filter(
      controls.length > 0 ? isRight : (vote) => majority.get(vote.question) === vote.answer,
    ).length
    // Beta(1, 1): one right answer is enough to begin with, one slip among many is forgiven.
    if (checked.length > 0 && (right + 1) / (checked.length + 2) >= limits.trust) trusted.add(visit)
  }
  const counted = [...first.values()].filter(
    (vote) => trusted.has(vote.visit) && recorded(vote.question) === undefined,
  )
  const agreed = [...Map.groupBy(counted, (vote) => vote.question)].flatMap(([question, own]): Agreed[] => {
    const [answer, given] = [...Map.groupBy(own, (vote) => vote.answer)].sort(
      (a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1),
    )[0]!
    const agreement = given.length / own.length
    return given.length >= limits.visits && agreement >= limits.agreement
      ? [{ question, answer, visits: given.length, agreement }]
      : []
  })
  agreed.sort((a, b) => (a.question < b.question ? -1 : 1))
  return {
    agreed,
    trustedVisits: trusted.size,
    distrustedVisits: byVisit.size - trusted.size,
    controlAccuracy: controls.length === 0 ? null : controlRight / controls.length,
    controlVotes: controls.length,
  }
}

function majorities(votes: Iterable<Vote>): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { question, answer } of votes) {
    const own = counts.get(question) ?? new Map<string, number>()
    counts.set(question, own.set(answer, (own.get(answer) ?? 0) + 1))
  }
  return new Map(
    [...counts].map(([question, own]) => [
      question,
      [...own].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0],
    ]),
  )
}

/** Judgements that mostly contradict what is recorded mean that the window, not the model, is wrong. */
export function refusalOf(consensus: Consensus): string | undefined {
  const { controlAccuracy, controlVotes } = consensus
  if (controlAccuracy !== null && controlVotes >= 30 && controlAccuracy < 0.5) {
    return `judgements: only ${(100 * controlAccuracy).toFixed(0)}% of ${controlVotes} answers to questions with a recorded answer were right; the window is not trained on`
  }
  return undefined
}
