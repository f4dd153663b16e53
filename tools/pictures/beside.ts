/** Our twins next to pictures from elsewhere, to be judged side by side. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import type { Browser } from 'playwright'
import { formNameSchema, type TwinFacts } from '../../core/twin/facts.ts'
import { sampleTwins } from '../../tests/support/sample-twins.ts'
import type { Named } from './sheet.ts'
import { openTwinStudio, shippedTwins } from './twins.ts'

/** For every picture in `folder` that is named as a form: it, then each shipped twin of the form (or else the sample). */
export async function besidePictures(browser: Browser, folder: string): Promise<Named[]> {
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
