/** The museum's models in a browser: the server's answers, nothing that is damaged, and new versions without a reload. */
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modelNames } from '../../models/bundle.ts'
import type { ModelName } from '../../models/bundle.ts'
import { recommenderVocabSchema } from '../../models/recommender/schema.ts'
import { languageVocabSchema } from '../../models/language/schema.ts'
import { withLearning } from '../../server/open-museum.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'
import { buildModelsPage } from '../support/models-page.ts'

let museum: TestMuseum
let clientDir: string
const outside: string[] = []

test.beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'mouseion-models-page-'))
  await buildModelsPage(clientDir)
  museum = await startTestMuseum({ graph: [], settings: { clientDir }, ...withLearning() })
})
test.afterAll(async () => {
  await museum.close()
  await rm(clientDir, { recursive: true, force: true })
})
test.beforeEach(async ({ page }) => {
  page.on('request', (request) => {
    if (!request.url().startsWith(museum.url) && !/^(blob|data):/.test(request.url()))
      outside.push(request.url())
  })
  await page.goto(museum.url)
  await page.waitForFunction(() => 'models' in window)
})
test.afterEach(() => expect(outside).toEqual([]))

const vocabOf = (model: ModelName): unknown =>
  JSON.parse(Buffer.from(museum.models.file(model, museum.models.current(model)!, 'vocab.json')).toString())

function questionOf(model: ModelName): Record<string, unknown> {
  if (model === 'text')
    return { text: 'A bronze bell, cast for the ancestors. 床前明月光，疑是地上霜。举头望明月，低头思故乡。' }
  if (model === 'recommender')
    return { history: recommenderVocabSchema.parse(vocabOf(model)).items.slice(0, 3), limit: 6, seed: 7 }
  const { languages, sets, segments } = languageVocabSchema.parse(vocabOf(model))
  const [target, ...known] = sets.find(({ forms }) => forms.length > 3)!.forms
  const spelled = known.map(([language, , symbols]) => ({
    language: languages[language]!.slug,
    segments: symbols.filter((id) => id >= 2).map((id) => segments[id - 2]!),
  }))
  return { target: languages[target![0]]!.slug, forms: spelled.filter((form) => form.segments.length > 0) }
}

const ask = (page: Page, model: ModelName, input = questionOf(model)) =>
  page.evaluate(([name, question]) => window.models.predict(name, question as never), [model, input] as const)
const statusOf = (page: Page, model: ModelName) => page.evaluate((name) => window.models.status(name), model)

/** Publishes the files in use anew, signed with this museum's own key; returns the new version. */
function publishAgain(model: ModelName, createdAt: Date): string {
  const version = museum.models.current(model)!
  const { method, files, inputs, outputs, metrics, baseline, data, seed } = museum.models.manifest(
    model,
    version,
  )
  const own = files.filter(({ path }) => path !== 'card.md')
  return museum.models.publish({
    trained: {
      model, method, inputs, outputs, metrics, baseline, seed, rows: data.rows,
      files: new Map(own.map(({ path }) => [path, museum.models.file(model, version, path)])),
    },
    parent: version,
    data,
    card: `# ${model}, published anew\n`,
    createdAt,
  }).version // prettier-ignore
}

for (const model of modelNames)
  test(`${model}: the browser answers as the server does`, async ({ page }) => {
    const input = questionOf(model)
    const here = await ask(page, model, input)
    const response = await museum.fetch(`/api/v1/predict/${model}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
    const there = (await response.json()) as { version: string; prediction: unknown }
    expect([here.where, here.version]).toEqual(['device', there.version])
    expectClose(here.prediction, there.prediction, model)
    await page.waitForFunction((name) => window.models.status(name).choice?.reason !== 'not-measured', model)
    const { choice } = await statusOf(page, model)
    test.info().annotations.push({ type: model, description: JSON.stringify(choice) })
    expectClose((await ask(page, model, input)).prediction, there.prediction, model)
  })

test('a new version reaches the open page, and a rollback too', async ({ page }) => {
  const before = await ask(page, 'recommender')
  const version = publishAgain('recommender', new Date('2027-01-01T00:00:00Z'))
  await page.waitForFunction((v) => window.models.status('recommender').version === v, version)
  const after = await ask(page, 'recommender')
  expect([after.version, after.where]).toEqual([version, 'device'])
  expect(after.prediction).toEqual(before.prediction)
  museum.models.rollback('recommender')
  await page.waitForFunction((v) => window.models.status('recommender').version === v, before.version)
  expect((await ask(page, 'recommender')).version).toBe(before.version)
})

for (const { what, file, code, harm } of [
  { what: 'damaged', file: 'model.onnx', code: 'hash', harm: (bytes: Buffer) => bytes.fill(0, 40, 60) },
  {
    what: 'wrongly signed',
    file: 'manifest.json',
    code: 'signature',
    harm: (bytes: Buffer) => Buffer.from(bytes.toString().replace('"seed":', '"seed":1')),
  },
])
  test(`a ${what} version is kept out, and the page can say why`, async ({ page, context }) => {
    const before = await ask(page, 'language')
    await context.route(`**/api/v1/models/language/*/${file}`, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: harm(await response.body()) })
    })
    const year = code === 'hash' ? 2028 : 2029
    const version = publishAgain('language', new Date(`${year}-01-01T00:00:00Z`))
    await page.waitForFunction((v) => window.models.status('language').refused?.version === v, version)
    expect(await statusOf(page, 'language')).toMatchObject({
      version: before.version,
      refused: { version, code },
    })
    const after = await ask(page, 'language')
    expect([after.version, after.where]).toEqual([before.version, 'device'])
    museum.models.rollback('language')
    await page.waitForFunction(() => window.models.status('language').refused === undefined)
  })

/** Numbers within 1e-4, all else the same. */
function expectClose(here: unknown, there: unknown, path: string): void {
  if (typeof here === 'number' && typeof there === 'number')
    expect(Math.abs(here - there), path).toBeLessThan(1e-4)
  else if (typeof here === 'object' && here !== null && typeof there === 'object' && there !== null) {
    expect(Object.keys(here), path).toEqual(Object.keys(there))
    for (const [key, value] of Object.entries(here))
      expectClose(value, (there as Record<string, unknown>)[key], `${path}.${key}`)
  } else expect(here, path).toEqual(there)
}
