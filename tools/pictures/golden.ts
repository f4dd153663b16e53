/** The few small pictures that guard how twins and rooms look. A software renderer draws them alike everywhere. */
import { resolve } from 'node:path'
import type { Browser } from 'playwright'
import sharp from 'sharp'
import { openRoomStudio, type Doorway } from './rooms.ts'
import type { Named } from './sheet.ts'
import { openTwinStudio, shippedTwins } from './twins.ts'

export const goldenFolder = resolve(import.meta.dirname, '..', '..', 'tests', 'golden')

export type GoldenKind = 'twins' | 'rooms'

/** How a golden picture's file is called, before what it shows. */
export const goldenPrefix: Readonly<Record<GoldenKind, string>> = { twins: 'twin-', rooms: 'room-' }

const twinPx = 200
const room = { width: 320, height: 180 }
/** One of every form, and the designs that were drawn for one object. */
const twins: ReadonlySet<string> = new Set([
  'panathenaic-amphora', 'dipylon-krater', 'david-vase', 'goryeo-bowl', 'lycurgus-cup', 'moche-portrait-bottle', 'met-liding', 'kang-hou-gui', 'zeng-bell', 'ngoc-lu-drum', 'shosoin-gogen-biwa',
  'prince-lu-qin', 'flood-tablet', 'hammurabi-stele', 'adda-seal', 'night-shining-white', 'codex-zouche-nuttall', 'great-wave', 'sanxingdui-mask', 'nataraja', 'ife-head', 'goujian-sword',
  'nebra-disc', 'sogdian-child-coat', 'double-headed-serpent', 'sardis-column',
]) // prettier-ignore
/** Of each exhibit, from its second room's way in: the first room that has a painted wall, and through its doorway the third. */
const doorwayOfExhibit = 2
const roomsAtOnce = 3

/** WebP pictures without loss, named as their files are. */
export async function* goldenPictures(browser: Browser, kind: GoldenKind): AsyncGenerator<Named> {
  yield* kind === 'twins' ? goldenTwins(browser) : goldenRooms(browser)
}

async function* goldenTwins(browser: Browser): AsyncGenerator<Named> {
  const studio = await openTwinStudio(browser)
  for (const [slug, facts] of shippedTwins()) {
    if (!twins.has(slug)) continue
    const options = { size: twinPx, type: 'image/png', largestBytes: Infinity, lod: 'near' } as const
    yield {
      name: goldenPrefix.twins + slug,
      picture: await withoutLoss(await studio.picture(facts, options)),
    }
  }
  await studio.close()
}

async function* goldenRooms(browser: Browser): AsyncGenerator<Named> {
  const rooms = await openRoomStudio(browser, room)
  const exhibits = [...new Set(rooms.doorways.map(({ exhibit }) => exhibit))]
  const doorways = exhibits.map(
    (slug) => rooms.doorways.filter(({ exhibit }) => exhibit === slug)[doorwayOfExhibit]!,
  )
  const draw = async (doorway: Doorway): Promise<Named> => ({
    name: `${goldenPrefix.rooms}${doorway.exhibit}-${doorway.at.replace('~', '-')}`,
    picture: await withoutLoss(await rooms.picture(doorway)),
  })
  for (let i = 0; i < doorways.length; i += roomsAtOnce)
    yield* await Promise.all(doorways.slice(i, i + roomsAtOnce).map(draw))
  await rooms.close()
}

const withoutLoss = (picture: Buffer): Promise<Buffer> => sharp(picture).webp({ lossless: true }).toBuffer()
