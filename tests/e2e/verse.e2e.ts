import { createClient } from '../../core/api/client.ts'
import { buildArtifact, put } from '../support/builders.ts'
import { expect, test } from './support/museum.ts'
import { signIn } from './support/sign-in.ts'

// The museum that ships has no verse: this file has a museum of its own, and hangs some.
test.use({ own: 'verse' })

/** Wang Zhihuan, “Climbing Stork Tower”; Tang. */
const verse = '白日依山尽，黄河入海流。欲穷千里目，更上一层楼。'
const scroll = buildArtifact('stork-tower-scroll', {
  labels: { en: 'Climbing Stork Tower', zh: '登鹳雀楼' },
  descriptions: {
    en: 'A poem of four lines: the sun sets behind the hills, the Yellow River runs to the sea; to see farther, climb one floor higher.',
    zh: verse,
  },
})

interface Dated {
  readonly label: string
  readonly name: { readonly zh: string }
  readonly probability: number
}

test('visitors judge when a verse was written; of prose nobody asks', async ({ page, museum, context }) => {
  await signIn(page, museum)
  await expect(page.getByRole('tab', { name: 'Objects' })).toBeVisible()
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const curator = createClient({ baseUrl: museum.url, headers: { cookie, origin: museum.url } })
  await curator.applyChangeSet({ body: { message: 'A poem', operations: [put(scroll)] } })

  await page.goto('/artifacts/stork-tower-scroll?lang=zh')
  await page.getByRole('button', { name: '不同意', exact: true }).click()
  await page.getByRole('button', { name: '这段文字讲什么？' }).click()
  const answer = page.getByTestId('text-answer')
  const period = answer.locator('h3', { hasText: '时代' }).locator('+ .bars')
  await expect(period.locator('li')).toHaveCount(2)
  const served = await page.request.post('/api/v1/predict/text', { data: { text: verse } })
  const { prediction } = (await served.json()) as { prediction: { period: Dated[] } }
  const [likelier, other] = prediction.period
  await expect(period.locator('li').first()).toContainText(likelier!.name.zh)
  await expect(period.locator('li').first()).toContainText(`${Math.round(likelier!.probability * 100)}%`)

  await test.step('who has not agreed is not asked, and is shown where to agree', async () => {
    await expect(answer.getByText('时代判断得对吗？')).toHaveCount(0)
    await answer.getByRole('link', { name: '您的参观留下什么' }).click()
    await page.getByRole('button', { name: '允许留存此次参观' }).click()
    await page.goBack()
  })

  await page.getByRole('button', { name: '这段文字讲什么？' }).click()
  const sent = page.waitForResponse(
    (response) =>
      response.url().endsWith('/api/v1/events') &&
      (response.request().postData() ?? '').includes('"head":"period"'),
  )
  const question = answer.locator('p', { hasText: '时代判断得对吗？' })
  await question.getByRole('button', { name: '判断有误' }).press('Enter')
  const better = answer.getByLabel('应为')
  await expect(better).toBeFocused()
  await expect(better.locator('option')).toHaveText([other!.name.zh])
  await answer.getByRole('button', { name: '提交' }).press('Enter')
  await expect(answer.getByText('已记下，本馆会从中学习。')).toBeFocused()
  const taken = await sent
  expect(taken.status()).toBe(202)
  const { events } = taken.request().postDataJSON() as { events: Record<string, unknown>[] }
  expect(events.find(({ head }) => head === 'period')).toMatchObject({
    type: 'text-judged',
    passage: 'stork-tower-scroll',
    language: 'zh',
    predicted: likelier!.label,
    verdict: 'wrong',
    corrected: other!.label,
  })

  await page.goto('/artifacts/ming-pipa?lang=zh')
  await page.getByRole('button', { name: '这段文字讲什么？' }).click()
  await expect(answer.getByText('主题判断得对吗？')).toBeVisible()
  await expect(answer.getByText('时代判断得对吗？')).toHaveCount(0)
})

test('a verse that a visitor typed is dated, and not judged', async ({ page }) => {
  await page.goto('/read?lang=zh')
  await page.getByRole('button', { name: '同意', exact: true }).click()
  await page.getByRole('textbox').fill(verse)
  await page.getByRole('button', { name: '请判断' }).click()
  const answer = page.getByTestId('text-answer')
  await expect(answer.getByText(/^(唐|宋)代/).first()).toBeVisible()
  await expect(answer.getByText('这是您自己的文字，本馆不留存，也就无须评判。')).toBeVisible()
  await expect(answer.getByText('时代判断得对吗？')).toHaveCount(0)
})
