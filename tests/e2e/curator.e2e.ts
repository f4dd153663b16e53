import { createClient } from '../../core/api/client.ts'
import { expect, test } from './support/museum.ts'
import { signIn } from './support/sign-in.ts'

// The link that makes the first administrator works once: this file has a museum of its own.
test.use({ own: 'curator' })

test('the first administrator is made by the link, edits a name with a preview, and undoes it', async ({
  page,
  museum,
  context,
}) => {
  await page.goto(`${museum.firstAdminUrl}&lang=en`)
  await page.getByLabel('Your name').fill('Ada Curator')
  await page.getByLabel('E-mail').fill('ada@museum.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('a long enough passphrase')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByText('Ada Curator')).toBeVisible()
  await expect(page.locator('main')).toBeFocused()

  await page.getByRole('searchbox', { name: 'Find an object' }).fill('pipa')
  await page.getByRole('button', { name: /ming-pipa/ }).click()
  await page.getByLabel('Name in English').fill('Pipa with an ivory back')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByTestId('preview').locator('del')).toHaveText('Pipa')
  await expect(page.getByRole('button', { name: 'Preview' })).toBeFocused()
  await expect(page.getByTestId('preview').locator('ins')).toHaveText('Pipa with an ivory back')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Pipa with an ivory back' })).toBeVisible()
  await expect(page.getByText('Saved. The museum shows it now.')).toBeFocused()
  const client = createClient({ baseUrl: museum.url })
  const renamed = await client.getEntity({ params: { id: 'ming-pipa' } })
  expect(renamed.entity.labels.en).toBe('Pipa with an ivory back')

  // Somebody else is quicker: theirs is shown beside ours.
  await page.getByLabel('Name in English').fill('Lute')
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const other = createClient({ baseUrl: museum.url, headers: { cookie, origin: museum.url } })
  const { version, createdAt: _a, createdBy: _b, updatedAt: _c, updatedBy: _d, ...draft } = renamed.entity
  await other.applyChangeSet({
    body: {
      message: 'Their edit',
      operations: [
        { op: 'put', expects: version, entity: { ...draft, labels: { ...draft.labels, en: 'Theirs' } } },
      ],
    },
  })
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('alert')).toContainText('Someone else changed this meanwhile')
  await expect(page.locator('.comparison del')).toHaveText('Theirs')
  await page.getByRole('button', { name: 'Take theirs' }).click()
  await expect(page.getByLabel('Name in English')).toHaveValue('Theirs')

  // A text in one language alone is refused, and named as the form names it.
  await page.getByLabel('Text in Chinese').fill('')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('alert')).toContainText('Text in Chinese: between 1 and 6,000 characters')

  await page.getByRole('tab', { name: 'History' }).click()
  const first = page.getByRole('listitem').filter({ hasText: 'Edit names and texts' })
  await first.getByRole('button', { name: 'Undo this change' }).click()
  await expect(page.getByRole('alert')).toContainText('has been changed again since')
  const theirs = page.locator('.rows > li').filter({ hasText: 'Their edit' })
  await theirs.getByText('What was changed').click()
  await expect(theirs.locator('del')).toHaveText('Pipa with an ivory back')
  await expect(theirs.locator('ins')).toHaveText('Theirs')
  await theirs.getByRole('button', { name: 'Undo this change' }).click()
  await expect(page.getByText('Undone.')).toBeVisible()
  expect((await client.getEntity({ params: { id: 'ming-pipa' } })).entity.labels.en).toBe(
    'Pipa with an ivory back',
  )
})

test('a training run is started and watched to its verdict', async ({ page, museum }) => {
  await signIn(page, museum)
  await page.getByRole('tab', { name: 'Models' }).click()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'What to see next' })
    .getByRole('button', { name: 'Train again' })
    .click()
  const run = page.getByTestId('run').first()
  // With no visits yet the verdict may be either; it is said, with the version that was tried.
  await expect(run).toHaveAttribute('data-status', /published|refused/, { timeout: 90_000 })
  await expect(run).toContainText(/\d{8}-\d{6}-[0-9a-f]{8}/)
  await expect(run.getByRole('progressbar')).toHaveCount(0)
})

test('a wrong password is refused in the language of the page', async ({ page, museum }) => {
  await signIn(page, museum, 'zh')
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByLabel('电子邮箱').fill('ada@museum.example')
  await page.getByRole('textbox', { name: '密码' }).fill('not the passphrase')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toHaveText('电子邮箱或密码有误。')
})
