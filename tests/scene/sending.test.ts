/** What of a twin's textures goes to the graphics card in one turn of the page's thread, in bytes. */
import { Scene } from '@babylonjs/core/scene.js'
import { afterEach, describe, expect, it } from 'vitest'
import { bandBytes, sendTexture } from '../../client/twins/send-texture.ts'
import { createTwin, directBuilder, type TwinBuilder } from '../../client/twins/index.ts'
import { createNullEngine } from '../support/null-engine.ts'
import { sampleTwins } from '../support/sample-twins.ts'

interface Sent {
  readonly texture: number
  readonly bytes: number
  readonly from: number
  readonly rows: number
  readonly first: number
  readonly levels: boolean
}

/** All that was sent, by the turns of the event loop in which anything was. */
function openScene() {
  const turns: Sent[][] = []
  let open = false
  const engine = createNullEngine((texture, data, _x, from, _width, rows, _face, _level, levels = false) => {
    if (!open) {
      open = true
      turns.push([])
      setImmediate(() => (open = false))
    }
    const first = new Uint8Array(data.buffer, data.byteOffset, 1)[0]!
    turns.at(-1)!.push({ texture: texture.uniqueId, bytes: data.byteLength, from, rows, first, levels })
  })
  return { engine, scene: new Scene(engine), turns }
}

let opened: ReturnType<typeof openScene>
const open = () => (opened = openScene())
afterEach(() => {
  opened.scene.dispose()
  opened.engine.dispose()
})

const bytesOf = (turn: readonly Sent[]) => turn.reduce((sum, { bytes }) => sum + bytes, 0)

describe('the textures of a twin', () => {
  it('are sent whole, with at most half a mebibyte a turn, at the finest level', async () => {
    const { scene, turns } = open()
    const size = 1024
    const direct = directBuilder()
    // Colours do not matter here, only how many there are.
    const builder: TwinBuilder = {
      ...direct,
      pixels: async () => ({
        width: size,
        height: size,
        albedo: new Uint8Array(size * size * 4),
        normal: new Uint8Array(size * size * 4),
        orm: new Uint8Array(size * size * 4),
      }),
    }
    const twin = await createTwin(scene, sampleTwins.ewer, 'far', { builder, textureSize: size })
    const skins = new Set(twin.meshes.map(({ material }) => material)).size
    expect(skins).toBeGreaterThan(0)
    expect(turns.reduce((sum, turn) => sum + bytesOf(turn), 0)).toBe(skins * 3 * size * size * 4)
    expect(Math.max(...turns.map(bytesOf))).toBe(bandBytes)
    twin.dispose()
  })
})

describe('sendTexture', () => {
  it('sends rows in order, and makes the smaller levels once, with the last', async () => {
    const { scene, turns } = open()
    const [width, height] = [1000, 300]
    const data = Uint8Array.from({ length: width * height * 4 }, (_, i) => Math.floor(i / (width * 4)) % 256)
    await sendTexture(scene, 'rows', { data, width, height })
    const sent = turns.flat()
    expect(turns.every((turn) => bytesOf(turn) <= bandBytes)).toBe(true)
    expect(sent.map(({ from, rows, first, levels }) => [from, rows, first, levels])).toEqual([
      [0, 131, 0, false],
      [131, 131, 131, false],
      [262, 38, 262 % 256, true],
    ])
  })

  it('shares no turn between textures that arrive together', async () => {
    const { scene, turns } = open()
    const one = { data: new Uint8Array(512 * 512 * 4), width: 512, height: 512 }
    await Promise.all([sendTexture(scene, 'a', one), sendTexture(scene, 'b', one)])
    expect(turns.map(bytesOf)).toEqual([bandBytes, bandBytes, bandBytes, bandBytes])
    expect(new Set(turns.flat().map(({ texture }) => texture)).size).toBe(2)
  })

  it('sends all of it again to a card that has forgotten, until it is disposed of', async () => {
    const { engine, scene, turns } = open()
    const texture = await sendTexture(scene, 'again', { data: new Uint8Array(64), width: 4, height: 4 })
    const restored = async () => {
      engine.onContextRestoredObservable.notifyObservers(engine)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await restored()
    expect(turns.map(bytesOf)).toEqual([64, 64])
    texture.dispose()
    await restored()
    expect(turns).toHaveLength(2)
  })

  it('rejects where the scene is closed meanwhile, and leaves nothing', async () => {
    const { scene, turns } = open()
    const sending = sendTexture(scene, 'late', { data: new Uint8Array(64), width: 4, height: 4 })
    scene.dispose()
    await expect(sending).rejects.toThrow('closed')
    expect(turns).toEqual([])
    expect(scene.textures).toHaveLength(0)
  })
})
