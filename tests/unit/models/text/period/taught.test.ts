import { describe, expect, test } from 'vitest'
import { judgedPoems, teachPeriod } from '../../../../../models/text/period/taught.ts'
import { songFromTable } from '../../../../../models/text/period/table.ts'
import { linesOf } from '../../../../../models/text/period/poem.ts'
import { loadTextCorpus } from '../../../../../server/trainer/corpora/text.ts'

const { period } = loadTextCorpus().prior
const song = songFromTable(period)

/** Quatrains over twenty signs, all of one invented hand. */
const signs = [...'梅酒燈雨舟窗茶鐘竹琴蝶簾硯爐扇棋屏釵燭橘']
const poems = Array.from({ length: 24 }, (_, n) =>
  Array.from({ length: 4 }, (_, l) =>
    Array.from({ length: 5 }, (_, i) => signs[(n * 7 + l * 3 + i * (1 + (n % 5))) % signs.length]!),
  ),
)
/** Li Bai, Quiet Night Thought; none of the signs above is in it. */
const thought = linesOf('床前看月光，疑是地上霜。舉頭望山月，低頭思故鄉。')
/** Du Fu, Spring View. */
const view = linesOf(
  '國破山河在，城春草木深。感時花濺淚，恨別鳥驚心。烽火連三月，家書抵萬金。白頭搔更短，渾欲不勝簪。',
)

const meanSong = (read: typeof song, some: typeof poems) =>
  some.reduce((sum, lines) => sum + read(lines), 0) / some.length

describe('teachPeriod', () => {
  test.each([0, 1] as const)(
    'poems judged %i draw others by the same hand there, and none without its signs',
    (label) => {
      const taught = songFromTable(
        teachPeriod(
          period,
          poems.slice(0, 16).map((lines) => ({ lines, label, weight: 6 })),
        ),
      )
      const others = poems.slice(16)
      const moved = meanSong(taught, others) - meanSong(song, others)
      expect(label === 1 ? moved : -moved).toBeGreaterThan(0.05)
      expect(meanSong(taught, others) > 0.5).toBe(label === 1)
      expect(Math.abs(taught(thought) - song(thought))).toBeLessThan(0.03)
    },
  )

  test('a poem that is answered surely already teaches nothing', () => {
    expect(song(view)).toBeLessThan(0.2)
    expect(teachPeriod(period, [{ lines: view, label: 0, weight: 6 }])).toBe(period)
    expect(teachPeriod(period, [])).toBe(period)
  })

  test('what agrees more counts more', () => {
    const lines = poems[0]!
    const label = song(lines) > 0.5 ? 0 : 1
    const moved = [1, 3, 6].map((weight) =>
      Math.abs(songFromTable(teachPeriod(period, [{ lines, label, weight }]))(lines) - song(lines)),
    )
    expect(moved[0]).toBeGreaterThan(0)
    expect(moved[1]).toBeGreaterThan(moved[0]!)
    expect(moved[2]).toBeGreaterThan(moved[1]!)
  })
})

test('judgedPoems reads judged verse alone', () => {
  const row = { weight: 5, language: 'zh', group: 'poem', origin: 'judged' } as const
  const text = poems[0]!.map((line) => `${line.join('')}。`).join('')
  const rows = [
    { ...row, text, head: 'period', label: 'song' },
    { ...row, text, head: 'subject', label: 'daily-life' },
    { ...row, text: 'A bell of bronze.', head: 'period', label: 'tang' },
  ] as const
  expect(judgedPoems(rows)).toEqual([{ lines: poems[0], label: 1, weight: 5 }])
})
