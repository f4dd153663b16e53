import { answerConsent, expect, test } from './support/museum.ts'

const post = (input: unknown) => ({ data: input as object })

test('a text is read on the device, with the answer that the server gives', async ({ page, request }) => {
  const text = 'A bronze bell that was struck at the rites for a king’s ancestors.'
  await page.goto('/read?lang=en')
  await page.getByRole('textbox').fill(text)
  await page.getByRole('button', { name: 'Tell me' }).click()
  const answer = page.getByTestId('text-answer')
  await expect(answer.locator('[data-where="device"]')).toBeVisible()
  const served = (await (await request.post('/api/v1/predict/text', post({ text }))).json()) as {
    version: string
    prediction: { subject: { name: { en: string }; probability: number }[] }
  }
  const first = served.prediction.subject[0]!
  const row = answer.locator('.bars').first().locator('li').first()
  await expect(row).toContainText(first.name.en)
  await expect(row).toContainText(`${Math.round(first.probability * 100)}%`)
  await expect(answer.locator('[data-where]')).toHaveAttribute('data-version', served.version)
  await expect(answer.getByText('Your own text: it is not kept')).toBeVisible()
})

test('a missing word is predicted on the device, apart from what is attested, as the server predicts it', async ({
  page,
  request,
}) => {
  await page.goto('/languages?word=iecor-1143&lang=en')
  await expect(page.getByRole('rowheader', { name: 'Czech' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Czech/ })).toContainText('Attested')
  await page
    .getByRole('button', { name: 'Predict the word in Polish' })
    .or(page.getByRole('button', { name: 'Predict the word in Latin' }))
    .first()
    .click()
  const box = page.getByTestId('prediction')
  await expect(box.locator('[data-where="device"]')).toBeVisible()
  await expect(box).toContainText('A prediction, not a record.')
  const target = (await page.getByRole('button', { pressed: true }).textContent())!.toLowerCase()
  const forms = (
    (await (
      await request.get('/api/v1/entities?kind=WordForm&relation=IN_COGNATE_SET&to=iecor-1143&limit=200')
    ).json()) as {
      items: { slug: string; segments: string[] }[]
    }
  ).items.map(({ slug, segments }) => ({ language: slug.slice('iecor-1143-'.length), segments }))
  const served = (await (await request.post('/api/v1/predict/language', post({ target, forms }))).json()) as {
    prediction: { segments: string[]; possibleLoans: { language: string }[] }
  }
  await expect(page.getByTestId('possible-loan')).toHaveCount(served.prediction.possibleLoans.length)
  await expect(page.getByTestId('predicted-form')).toHaveText(served.prediction.segments.join(' '))
})

test('changes run forward from an ancestor’s form on the device as on the server, apart from what is on record', async ({
  page,
  request,
}) => {
  await page.goto('/languages?word=iecor-123&lang=en')
  await page.getByRole('button', { name: /^From Latin f/ }).click()
  const box = page.getByTestId('descendants')
  await expect(box.locator('[data-where="device"]')).toBeVisible()
  const { items } = (await (
    await request.get('/api/v1/entities?kind=WordForm&relation=IN_COGNATE_SET&to=iecor-123&limit=200')
  ).json()) as { items: { slug: string; segments: string[] }[] }
  const recorded = (language: string) => items.find(({ slug }) => slug === `iecor-123-${language}`)!.segments
  const served = (await (
    await request.post(
      '/api/v1/predict/language/descendants',
      post({ ancestor: 'latin', segments: recorded('latin'), cognateSet: 'iecor-123' }),
    )
  ).json()) as { prediction: { descendants: { language: string; segments: string[] }[] } }
  const { descendants } = served.prediction
  expect(descendants.length).toBeGreaterThan(4)
  for (const { language, segments } of descendants)
    await expect(box.locator(`[data-language="${language}"] .expected`).first()).toHaveText(
      segments.join(' '),
    )
  const italian = box.locator('[data-language="italian"]')
  await expect(italian.locator('td').nth(1)).toContainText(recorded('italian').join(' '))
  await expect(italian).toContainText(/→|stays|lost/)
  await page.goto('/languages?word=iecor-123&lang=zh')
  await page.getByRole('button', { name: /^由拉丁语/ }).click()
  await expect(box).toContainText('带点线的形式由规律推演而得，并非记录。')
})

test('what to see next comes with its reason as a sentence and as a way through the graph', async ({
  page,
}) => {
  await page.goto('/artifacts/ming-pipa?lang=en')
  const next = page.getByTestId('next')
  await expect(next).toContainText('Nobody’s visits have been learned from yet')
  await expect(next.locator('ol > li')).toHaveCount(4)
  await expect(next.getByTestId('because').first()).toHaveText(/^Because you looked at Pipa/)
  await expect(next.getByTestId('path').first()).toContainText('Pipa')
  await next.locator('ol > li a').first().click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/^Pipa/)
  // What was seen by now is told to nobody: the device answers.
  await expect(next.locator('[data-where="device"]')).toBeVisible()
  await expect(next.locator('ol > li')).toHaveCount(4)
})

test('the first recommendation does not wait for the engine, which answers from then on', async ({
  page,
}) => {
  const engine = Promise.withResolvers<void>()
  await page.route(/\/models\/recommender\/[^/]+\/model\.onnx$/, async (route) => {
    await engine.promise
    await route.continue()
  })
  await page.goto('/artifacts/ming-pipa?lang=en')
  const next = page.getByTestId('next')
  await expect(next.locator('[data-where="server"]')).toBeVisible()
  engine.resolve()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/predict/recommender')) asked.push(request.postData() ?? '')
  })
  await next.locator('ol > li a').first().click()
  await expect(next.locator('[data-where="device"]')).toBeVisible()
  expect(asked).toEqual([])
})

test('a corrupted model is kept out, the page says why, and the server answers in its place', async ({
  page,
}) => {
  await page.route(/\/models\/text\/[^/]+\/model\.onnx$/, async (route) => {
    const response = await route.fetch()
    const body = await response.body()
    body[100] = body[100]! ^ 1
    await route.fulfill({ response, body })
  })
  await page.goto('/read?lang=en')
  await page.getByRole('textbox').fill('A silver coin.')
  await page.getByRole('button', { name: 'Tell me' }).click()
  await expect(page.locator('[data-where="server"]')).toBeVisible()
  await page.getByRole('link', { name: 'About', exact: true }).click()
  const engine = page.getByTestId('engine-text')
  await expect(engine).toContainText('A file is not what its manifest says.')
  await expect(engine).toContainText('The museum’s server answers instead.')
})

test('a wrongly signed model is kept out', async ({ page }) => {
  await page.route(/\/models\/text\/[^/]+\/manifest\.json$/, async (route) => {
    const response = await route.fetch()
    const manifest = (await response.json()) as { seed: number }
    await route.fulfill({ response, json: { ...manifest, seed: manifest.seed + 1 } })
  })
  await page.goto('/about?lang=en')
  await page.getByRole('button', { name: 'Try the models on this device' }).click()
  await expect(page.getByTestId('engine-text')).toContainText(
    'Its signature is not one that this museum trusts.',
  )
  await expect(page.getByTestId('engine-recommender')).toContainText(/Timed on this device|processor/)
})

test('a correction of a predicted form is checked before it is noted', async ({ page }) => {
  await page.goto('/languages?word=iecor-1143&lang=en')
  await answerConsent(page, 'Yes')
  await page
    .getByRole('button', { name: /^Predict the word in/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Correct it' }).click()
  const field = page.getByLabel('The right form in IPA', { exact: false })
  await expect(field).toBeFocused()
  await field.fill('<b> not a sound')
  await page.getByRole('button', { name: 'Send the correction' }).click()
  await expect(page.getByRole('alert')).toContainText('Write the sounds in IPA')
  await field.fill('t ɛ ʒ k')
  const sent = page.waitForRequest(
    (request) => request.url().endsWith('/events') && (request.postData() ?? '').includes('form-judged'),
  )
  await page.getByRole('button', { name: 'Send the correction' }).click()
  await expect(page.getByTestId('prediction').getByText('Your correction is noted. Thank you.')).toBeFocused()
  const body = (await sent).postDataJSON() as { events: { type: string; corrected?: string[] }[] }
  expect(body.events.find(({ type }) => type === 'form-judged')?.corrected).toEqual(['t', 'ɛ', 'ʒ', 'k'])
})
