/** Our twins, a room and its wall text next to pictures from elsewhere, to be judged side by side. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import type { Browser } from 'playwright'
import { formNameSchema, type TwinFacts } from '../../core/twin/facts.ts'
import { sampleTwins } from '../../tests/support/sample-twins.ts'
import { openRoomStudio } from './rooms.ts'
import type { Named } from './sheet.ts'
import { openTwinStudio, shippedTwins } from './twins.ts'

/** For every picture in `folder` that is named as a form: it, then each shipped twin of the form (or else the sample). */
export async function twinsBeside(browser: Browser, folder: string): Promise<Named[]> {
  const studio = await openTwinStudio(browser)
  const pictures: Named[] = []
  for (const file of readdirSync(folder).toSorted()) {
    const form = formNameSchema.safeParse(parse(file).name)
    if (!form.success) continue
    const shipped = shippedTwins().filter(([, facts]) => facts.form === form.data)
    const sample: [string, TwinFacts] = [`sample ${form.data}`, sampleTwins[form.data]]
    for (const [name, facts] of [shipped[0] ?? sample, sample]) {
      const options = { size: 1080, type: 'image/webp', largestBytes: Infinity, lod: 'near' } as const
      pictures.push({ name: file, picture: readFileSync(join(folder, file)) })
      pictures.push({ name, picture: await studio.picture(facts, options) })
    }
  }
  await studio.close()
  return pictures
}

/** The room that holds the most of what those pictures show, and where in it each was taken, in Chinese: by the entrance, and before the text. */
const room = { exhibit: 'vessels-hold-the-rites', slug: 'vessels-for-the-unseen' }
const takenFrom = { room: '1', panel: 'text' }

/** For `room.png` and `panel.png`, where `folder` has them: it, then ours from the same place, of the given size. */
export async function roomsBeside(
  browser: Browser,
  folder: string,
  size: { readonly width: number; readonly height: number },
): Promise<Named[]> {
  const studio = await openRoomStudio(browser, size)
  const pictures: Named[] = []
  for (const [picture, place] of Object.entries(takenFrom)) {
    const file = `${picture}.png`
    if (!existsSync(join(folder, file))) continue
    const at = `${room.slug}~${place}`
    pictures.push({ name: file, picture: readFileSync(join(folder, file)) })
    pictures.push({ name: at, picture: await studio.picture({ exhibit: room.exhibit, at, language: 'zh' }) })
  }
  await studio.close()
  return pictures
}
