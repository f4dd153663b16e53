import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { createClient } from '../../core/api/client.ts'
import { expect, test } from './support/museum.ts'
import type { E2eMuseum } from './support/museum.ts'
import { signIn } from './support/sign-in.ts'

const exhibit = 'vessels-hold-the-rites'

async function openRooms(page: Page, museum: E2eMuseum, language: 'en' | 'zh'): Promise<void> {
  await signIn(page, museum, language)
  await page.getByRole('tab', { name: language === 'en' ? 'Rooms' : '布展' }).click()
  await page.getByLabel(language === 'en' ? 'Exhibit' : '展览', { exact: true }).selectOption(exhibit)
}

async function graveFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

test('a thing is moved by keys on the plan, refused where it would block, saved, and undone', async ({
  page,
  museum,
}) => {
  const client = createClient({ baseUrl: museum.url })
  const { document } = await client.getExhibit({ params: { slug: exhibit } })
  const room = document.rooms[0]!
  const read = async () => (await client.getExhibit({ params: { slug: exhibit } })).document.rooms[0]!
  await openRooms(page, museum, 'en')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  const plan = page.getByRole('application', { name: `Plan of ${room.title.en}` })
  const things = page.getByRole('list', { name: 'In this room, in the order of the visit' })
  await expect(things.getByRole('listitem')).toHaveCount(room.stops.length)
  await expect(save).toBeDisabled()

  // The hero, on the axis: to the entrance by steps.
  const at = room.stops.findIndex(({ hero }) => hero)
  await things.getByRole('listitem').nth(at).getByRole('button').first().click()
  const along = page.getByLabel('Towards the entrance, m')
  const before = Number(await along.inputValue())
  await plan.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('PageUp')
  await expect(along).toHaveValue(String(Math.round((before + 0.1) * 100) / 100))
  await expect(page.getByLabel('Turned, degrees')).toHaveValue('15')
  await expect(page.getByText('Placed by hand.')).toBeVisible()
  expect(await graveFaults(page)).toEqual([])

  // Far to the side it would not be in the room any more.
  await page.getByLabel('To the right, m').fill('28')
  await expect(page.getByRole('alert')).toContainText('That is not inside the room.')
  await expect(page.locator('.plan .refused')).toBeAttached()
  await expect(save).toBeDisabled()
  await page.getByLabel('To the right, m').fill('0')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await save.click()
  await expect(page.getByText('Saved. The museum shows it now')).toBeVisible()
  const saved = (await read()).stops[at]!.placement!
  expect(saved.xM).toBe(0)
  expect(saved.zM).toBeCloseTo(before + 0.1, 2)
  expect(saved.headingRad).toBeCloseTo(Math.PI / 12, 2)

  await page.getByRole('tab', { name: 'History' }).click()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Arranged' })
    .getByRole('button', { name: 'Undo this change' })
    .click()
  await expect(page.getByText('Undone.')).toBeVisible()
  expect(await read()).toEqual(room)
})

test('the order is changed in Chinese, without a serious fault', async ({ page, museum }) => {
  const client = createClient({ baseUrl: museum.url })
  const read = async () =>
    (await client.getExhibit({ params: { slug: exhibit } })).document.rooms[0]!.stops.map((s) => s.artifact)
  const [first, second, ...rest] = await read()
  await openRooms(page, museum, 'zh')
  const things = page.getByRole('list', { name: '本厅展品（按参观顺序）' })
  await things.getByRole('button', { name: '推后一位' }).first().press('Enter')
  await things.getByRole('listitem').first().getByRole('button').first().click()
  await expect(page.getByText('以展厅正中为起点。')).toBeVisible()
  expect(await graveFaults(page)).toEqual([])
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('已保存，博物馆中即可看到')).toBeVisible()
  expect(await read()).toEqual([second, first, ...rest])
})
