/**
 * Draws every twin from the still's camera and every room from each of its doorways, on sheets to be looked at:
 * `npm run contact-sheet`, into dist/contact-sheet. `--only twins|rooms`, `--match TEXT` (part of a name), `--out DIR`;
 * `--beside DIR` sets a twin of each form next to the picture of that name in a folder (amphora.png, ding.png) instead, and a room
 * and its wall text next to room.png and panel.png;
 * `--golden` draws the few small ones that tests/e2e/golden.e2e.ts compares instead, into tests/golden, in place of those of their kind.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { chromiumFlags, ensureChromium } from '../tests/support/browser.ts'
import { roomsBeside, twinsBeside } from './pictures/beside.ts'
import { goldenFolder, goldenPictures, goldenPrefix, type GoldenKind } from './pictures/golden.ts'
import { openRoomStudio } from './pictures/rooms.ts'
import { contactSheet, type Named, type SheetOptions } from './pictures/sheet.ts'
import { openTwinStudio, shippedTwins } from './pictures/twins.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    match: { type: 'string', default: '' },
    out: { type: 'string', default: resolve(import.meta.dirname, '..', 'dist', 'contact-sheet') },
    golden: { type: 'boolean', default: false },
    beside: { type: 'string' },
  },
})

const twinSheet: SheetOptions = { columns: 6, widthPx: 360, heightPx: 360 }
const roomSheet: SheetOptions = { columns: 2, widthPx: 960, heightPx: 540 }
const besideSheet: SheetOptions = { columns: 2, widthPx: 760, heightPx: 760 }
/** The pictures' own size. */
const besideRoomSheet: SheetOptions = { columns: 2, widthPx: 1600, heightPx: 900 }
const perSheet = { twins: 30, rooms: 8 }

const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] })
try {
  if (values.golden) {
    if (values.only !== 'rooms') await writeGolden('twins')
    if (values.only !== 'twins') await writeGolden('rooms')
  } else if (values.beside !== undefined) {
    mkdirSync(values.out, { recursive: true })
    const size = { width: besideRoomSheet.widthPx, height: besideRoomSheet.heightPx }
    if (values.only !== 'rooms')
      await writeSheet('beside.webp', await twinsBeside(browser, values.beside), besideSheet)
    if (values.only !== 'twins')
      await writeSheet('beside-rooms.webp', await roomsBeside(browser, values.beside, size), besideRoomSheet)
  } else {
    mkdirSync(values.out, { recursive: true })
    if (values.only !== 'rooms') await write('twins', await twins(), twinSheet)
    if (values.only !== 'twins') await write('rooms', await rooms(), roomSheet)
  }
} finally {
  await browser.close()
}

async function writeGolden(kind: GoldenKind): Promise<void> {
  const drawn: Named[] = []
  for await (const named of goldenPictures(browser, kind)) {
    drawn.push(named)
    console.log(named.name)
  }
  mkdirSync(goldenFolder, { recursive: true })
  for (const file of readdirSync(goldenFolder))
    if (file.startsWith(goldenPrefix[kind])) rmSync(join(goldenFolder, file))
  for (const { name, picture } of drawn) writeFileSync(join(goldenFolder, `${name}.webp`), picture)
}

async function twins(): Promise<Named[]> {
  const studio = await openTwinStudio(browser)
  const pictures: Named[] = []
  for (const [name, facts] of shippedTwins()) {
    if (!name.includes(values.match)) continue
    const options = { size: 720, type: 'image/webp', largestBytes: Infinity, lod: 'near' } as const
    pictures.push({ name, picture: await studio.picture(facts, options) })
    console.log(name)
  }
  await studio.close()
  return pictures
}

async function rooms(): Promise<Named[]> {
  const studio = await openRoomStudio(browser, { width: roomSheet.widthPx, height: roomSheet.heightPx })
  const pictures: Named[] = []
  for (const doorway of studio.doorways) {
    if (!doorway.name.includes(values.match)) continue
    pictures.push({ name: doorway.name, picture: await studio.picture(doorway) })
    console.log(doorway.name)
  }
  await studio.close()
  return pictures
}

async function write(
  kind: 'twins' | 'rooms',
  pictures: readonly Named[],
  options: SheetOptions,
): Promise<void> {
  for (let i = 0; i < pictures.length; i += perSheet[kind])
    await writeSheet(`${kind}-${i / perSheet[kind] + 1}.webp`, pictures.slice(i, i + perSheet[kind]), options)
}

async function writeSheet(name: string, pictures: readonly Named[], options: SheetOptions): Promise<void> {
  const path = join(values.out, name)
  writeFileSync(path, await contactSheet(pictures, options))
  console.log(path)
}
