import { expect, it } from 'vitest'
import { creditLines } from '../../../../../../client/ui/rooms/looking/picture.ts'
import { lookingWords } from '../../../../../../core/i18n/looking.ts'
import { buildArtifactView, buildTwin } from '../../../../../support/sample-exhibit.ts'

it('a saved picture names the museum in the language that it is saved in', () => {
  const artifact = buildArtifactView('bowl', buildTwin('bowl', [0.2, 0.1, 0.2], 'clay'))
  const last = (language: 'en' | 'zh') =>
    creditLines({ artifact, language, words: lookingWords[language], scanned: false }).at(-1)
  expect(last('en')).toBe('Schematic reconstruction. Mouseion')
  expect(last('zh')).toBe('示意复原。缪斯之苑')
})
