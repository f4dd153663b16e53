/** The few small pictures that guard how twins and rooms look. A software renderer draws them alike everywhere. */
import { resolve } from 'node:path'
import type { Browser } from 'playwright'
import sharp from 'sharp'
import { openRoomStudio } from './rooms.ts'
import type { Named } from './sheet.ts'
import { openTwinStudio, shippedTwins } from './twins.ts'

export const goldenFolder = resolve(import.meta.dirname, '..', '..', 'tests', 'golden')

const twinPx = 160
const room = { width: 320, height: 180 }
const twins = [
  'panathenaic-amphora', 'dipylon-krater', 'met-liding', 'goryeo-bowl', 'lycurgus-cup', 'flood-tablet',
  'hammurabi-stele', 'zeng-bell', 'shosoin-gogen-biwa', 'turquoise-mask', 'goujian-sword', 'paracas-textile',
] // prettier-ignore
/** Every third doorway, six in all: each exhibit comes up. */
const [eachDoorway, mostDoorways] = [3, 6]

/** WebP pictures, named as their files are. */
export async function* goldenPictures(browser: Browser): AsyncGenerator<Named> {
  const studio = await openTwinStudio(browser)
  for (const [slug, facts] of shippedTwins()) {
    if (!twins.includes(slug)) continue
    const options = { size: twinPx, type: 'image/png', largestBytes: Infinity, lod: 'near' } as const
    yield { name: `twin-${slug}`, picture: await small(await studio.picture(facts, options)) }
  }
  await studio.close()
  const rooms = await openRoomStudio(browser, room)
  const doorways = rooms.doorways.filter((_, i) => i % eachDoorway === 0).slice(0, mostDoorways)
  for (const doorway of doorways)
    yield {
      name: `room-${doorway.exhibit}-${doorway.at.replace('~', '-')}`,
      picture: await small(await rooms.picture(doorway)),
    }
  await rooms.close()
}

const small = (picture: Buffer): Promise<Buffer> => sharp(picture).webp({ quality: 90 }).toBuffer()
