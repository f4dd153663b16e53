import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../../core/api/messages.ts'
import { curatorStrings } from '../../../../core/i18n/curator.ts'
import { problemText } from '../../../../core/i18n/problems.ts'
import { scanWords } from '../../../../core/i18n/scans.ts'

const problem = (code: string, more: Partial<Problem> = {}): Problem => ({
  type: `urn:mouseion:problem:${code}`,
  title: 'Refused',
  status: 400,
  code,
  ...more,
})

describe('what a refusal says to a curator', () => {
  it('is said in the language of the page', () => {
    const refused = problem('sign-in-refused', { detail: 'The e-mail address or the password is wrong.' })
    expect(problemText(refused, 'zh').sentence).toBe('电子邮箱或密码有误。')
    expect(problemText(refused, 'en').sentence).toBe('The e-mail address or the password is wrong.')
  })

  it('names the field of the form, not its place in the request', () => {
    const issues = [
      {
        path: 'operations.0.entity.descriptions.zh',
        message: 'Too small: expected string to have >=1 characters',
      },
      { path: 'message', message: 'Too big' },
      { path: 'operations.0.entity.twin.form', message: 'Invalid option' },
    ]
    expect(problemText(problem('invalid', { issues }), 'zh').issues).toEqual([
      '中文说明：须为1至6000个字符',
      '改了什么、为何而改：须为1至500个字符',
      'operations.0.entity.twin.form: Invalid option',
    ])
    expect(problemText(problem('invalid', { issues }), 'en').issues[0]).toBe(
      'Text in Chinese: between 1 and 6,000 characters',
    )
  })

  it('leaves a code that it does not know to the museum’s own English words', () => {
    const large = problem('scan-refused', { status: 413, detail: 'The file is larger than 200 MB.' })
    expect(problemText(large, 'zh').sentence).toBe('超过本馆接收的上限。')
    const other = problem('no-such-code', { detail: 'In its own words.' })
    expect(problemText(other, 'en').sentence).toBe('In its own words.')
    expect(problemText(other, 'zh').sentence).toBeUndefined()
  })
})

it('what is said of undoing names the tab as it is named', () => {
  for (const language of ['en', 'zh'] as const)
    expect(scanWords[language].published).toContain(curatorStrings[language].tabs.history)
})
