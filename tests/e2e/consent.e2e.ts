import type { Page } from '@playwright/test'
import { answerConsent, expect, test } from './support/museum.ts'

const eventsOf = (page: Page) => {
  const sent: { type: string; id: string; visit: string; order: number }[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/v1/events')
      sent.push(...(request.postDataJSON() as { events: typeof sent }).events)
  })
  return sent
}

test('without consent nothing is sent, and everything works', async ({ page }) => {
  const sent = eventsOf(page)
  await page.goto('/artifacts/ming-pipa?lang=en')
  await answerConsent(page, 'No')
  await expect(page.getByTestId('next').locator('ol > li')).toHaveCount(4)
  await expect(page.getByText('Was it worth your time?')).toHaveCount(0)
  await page.getByRole('link', { name: 'About', exact: true }).click()
  await expect(page.getByTestId('consent-state')).toHaveText('You said no. Nothing of this visit is kept.')
  expect(sent).toEqual([])
})

test('with consent the visit, slates and ratings arrive in order, and can be erased', async ({
  page,
  museum,
  request,
}) => {
  const sent = eventsOf(page)
  await page.goto('/artifacts/ming-pipa?lang=en')
  await answerConsent(page, 'Yes')
  const receipt = page.waitForResponse(
    (response) =>
      response.url() === `${museum.url}/api/v1/events` &&
      (response.request().postData() ?? '').includes('item-rated'),
  )
  await page.getByRole('button', { name: '4 of 5' }).click()
  expect((await receipt).status()).toBe(202)
  // What is said twice is heard twice.
  const announcer = page.getByTestId('announcer').locator('span')
  await expect(announcer).toHaveText('Noted. Thank you.')
  const first = await announcer.elementHandle()
  await page.getByRole('button', { name: '4 of 5' }).click()
  await expect.poll(() => first.evaluate((node) => node.isConnected)).toBe(false)
  await expect(announcer).toHaveText('Noted. Thank you.')
  expect(sent[0]?.type).toBe('visit-started')
  expect(new Set(sent.map(({ visit }) => visit)).size).toBe(1)
  expect(sent.map(({ order }) => order).toSorted((a, b) => a - b)).toEqual(sent.map((_, i) => i))
  await page.getByRole('link', { name: 'About', exact: true }).click()
  await page.getByRole('button', { name: 'Erase my visit' }).click()
  await expect(page.getByText(/^Erased: [1-9]\d* entries\.$/).first()).toBeVisible()
  await expect(page.getByTestId('consent-state')).toHaveText('You said no. Nothing of this visit is kept.')
  const again = await request.delete(`/api/v1/visits/${sent[0]!.visit}`)
  expect(await again.json()).toEqual({ erased: 0 })
})

test('what is noted without a connection waits, over a reload, and arrives once', async ({
  page,
  context,
  museum,
}) => {
  await page.goto('/artifacts/ming-pipa?lang=en')
  await answerConsent(page, 'Yes')
  let cut = true
  await context.route(`${museum.url}/api/v1/events`, (route) =>
    cut ? route.abort('internetdisconnected') : route.continue(),
  )
  const tried = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/v1/events'))
  await page.getByRole('button', { name: '2 of 5' }).click()
  await tried
  cut = false
  const receipt = page.waitForResponse(
    (response) =>
      response.url() === `${museum.url}/api/v1/events` &&
      (response.request().postData() ?? '').includes('item-rated'),
  )
  await page.reload()
  expect((await receipt).status()).toBe(202)
  await page.goto('/about?lang=en')
  await expect(page.getByText('Everything that was noted has reached the museum.')).toBeVisible()
})

test('without a connection the page says so, and goes on once there is one', async ({ page, context }) => {
  await page.goto('/?lang=en')
  await expect(page.getByRole('heading', { level: 2, name: 'The Kang Hou gui' })).toBeVisible()
  await context.setOffline(true)
  await expect(page.getByText('There is no connection.')).toBeVisible()
  await page.getByRole('link', { name: 'The Kang Hou gui' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'The Kang Hou gui' })).toBeVisible()
  // What was not opened before can't be read now; once there is a connection it comes by itself.
  await page.getByRole('link', { name: 'Collection' }).first().click()
  const refused = page.getByRole('alert').getByText('There is no connection.')
  await expect(refused).toBeVisible()
  await context.setOffline(false)
  await expect(refused).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
