import { expect, test } from 'vitest'
import { gramsAndKinds } from '../../../../models/text/kinds.ts'
import { parseSenses } from '../../../../models/text/senses.ts'

const senses = parseSenses('1\n-\n\ngift\t0\n')

test('an English sentence has what its nouns are kinds of beside its grams', () => {
  const bag = gramsAndKinds('A gift, gifts', 'eng_Latn', senses)
  expect([...bag].filter(([gram]) => gram.startsWith('^'))).toEqual([['^0', 1], ['^1', 1]]) // prettier-ignore
  expect(bag.get('=gift')).toBe(1)
})

test('the same letters in another language are not read as English', () => {
  expect([...gramsAndKinds('das Gift', 'deu_Latn', senses).keys()].some((gram) => gram.startsWith('^'))).toBe(
    false,
  )
  expect(gramsAndKinds('gift', 'en', senses).has('^0')).toBe(true)
})
