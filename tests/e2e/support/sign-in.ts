/** A curator at the desk, whichever test came first. */
import type { Page } from '@playwright/test'
import type { UiLanguage } from '../../../core/heritage/text.ts'
import type { E2eMuseum } from './museum.ts'

const account = { name: 'Ada Curator', email: 'ada@museum.example', password: 'a long enough passphrase' }
const words = {
  en: { email: 'E-mail', password: 'Password', signIn: 'Sign in' },
  zh: { email: '电子邮箱', password: '密码', signIn: '登录' },
} as const

export async function signIn(
  page: Page,
  { firstAdminUrl }: E2eMuseum,
  language: UiLanguage = 'en',
): Promise<void> {
  // The account may be there already: the link works once.
  const token = new URL(firstAdminUrl).searchParams.get('token')
  await page.request.post('/api/v1/auth/first-admin', { data: { ...account, token } })
  await page.goto(`/curator?lang=${language}`)
  const t = words[language]
  await page.getByLabel(t.email).fill(account.email)
  await page.getByRole('textbox', { name: t.password }).fill(account.password)
  await page.getByRole('button', { name: t.signIn }).click()
}
