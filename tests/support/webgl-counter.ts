/** Counts in the page what is asked of WebGL 2: draw calls, triangles, texture memory, and the script's time in a frame. */
import type { Page } from '@playwright/test'

/** What was submitted to the canvas between two animation frames. */
export interface CountedFrame {
  readonly draws: number
  readonly triangles: number
  /** Time inside animation callbacks. */
  readonly scriptMs: number
}

export interface WebGlCounter {
  frames: CountedFrame[]
  /** Draws into textures since the beginning: shadows, environments. They are not the canvas's. */
  offscreenDraws: number
  /** When the canvas was first drawn on, by `performance.now()`. */
  firstDrawMs: number | undefined
  /** When a buffer, a texture or a program was last sent, by `performance.now()`. */
  lastUploadMs: number
  /** Of the textures that are alive, all levels. An estimate: formats that are not known count four bytes a pixel. */
  textureBytes(): number
  /** The most that `textureBytes` has been. */
  mostTextureBytes: number
  /** Calls that took longer than `slowMs`: the page's thread waited for the graphics card, or for the software in its place. */
  readonly waits: { readonly call: string; readonly startMs: number; readonly ms: number }[]
  /** Draws on the canvas return at once while this is on: what is left is the script's own time. */
  swallow: boolean
  /** The page draws no frame until `goOn`, so that another page can be measured in turn. */
  hold(): void
  goOn(): void
}

declare global {
  var webgl: WebGlCounter
}

/** Before the page's own scripts. Workers and contexts of other kinds are not counted. */
export async function countWebGl(page: Page): Promise<void> {
  await page.addInitScript(install)
}

/** Waits until nothing new was sent to the graphics card for a while, and returns the frames since `countFrom`. */
export async function settled(page: Page, quietMs = 1_200): Promise<void> {
  await page.waitForFunction((quiet) => performance.now() - globalThis.webgl.lastUploadMs > quiet, quietMs, {
    timeout: 90_000,
    polling: 100,
  })
}

/** Runs in the page, so it may use nothing of this file. */
function install(): void {
  const bytesOf: Readonly<Record<number, number>> = { 0x1906: 1, 0x1909: 1, 0x8229: 1, 0x8051: 3, 0x881a: 8, 0x8814: 16, 0x822d: 2, 0x822f: 4, 0x8c3a: 4 } // prettier-ignore
  const sizes = new Map<WebGLTexture, Map<string, number>>()
  /** By unit and target. These are asked for many times a frame, so a number is the key. */
  const bound = new Map<number, WebGLTexture | null>()
  const placeOf = (target: unknown) => unit * 0x10000 + Number(target)
  let unit = 0
  let framebuffer: unknown = null
  let now = { draws: 0, triangles: 0, scriptMs: 0 }
  let held: FrameRequestCallback[] | undefined
  const counter: WebGlCounter = {
    frames: [],
    offscreenDraws: 0,
    firstDrawMs: undefined,
    lastUploadMs: 0,
    swallow: false,
    waits: [],
    mostTextureBytes: 0,
    hold: () => void (held ??= []),
    goOn: () => {
      const waiting = held ?? []
      held = undefined
      waiting.forEach((callback) => globalThis.requestAnimationFrame(callback))
    },
    textureBytes: () =>
      [...sizes.values()].flatMap((levels) => [...levels.values()]).reduce((sum, n) => sum + n, 0),
  }
  globalThis.webgl = counter

  type Method = (this: WebGL2RenderingContext, ...given: unknown[]) => unknown
  const methods = WebGL2RenderingContext.prototype as unknown as Record<string, Method>
  const before = (name: string, watch: (given: readonly unknown[]) => void) => {
    const original = methods[name]!
    methods[name] = function (...given) {
      watch(given)
      return original.apply(this, given)
    }
  }
  /** For what is called many times a frame, so that the counting weighs little in the script's time. */
  const beforeTwo = (name: string, watch: (first: unknown, second: unknown) => void) => {
    const original = methods[name]!
    methods[name] = function (first, second) {
      watch(first, second)
      return original.call(this, first, second)
    }
  }
  const slowMs = 1
  const timed = (name: string) => {
    const original = methods[name]!
    methods[name] = function (...given) {
      const startMs = performance.now()
      const answer = original.apply(this, given)
      const ms = performance.now() - startMs
      if (ms > slowMs) counter.waits.push({ call: name, startMs, ms })
      return answer
    }
  }
  const draw = (name: string, vertices: number, instances?: number) => {
    const original = methods[name]!
    methods[name] = function (...given) {
      const copies = instances === undefined ? 1 : Number(given[instances])
      if (framebuffer !== null) {
        counter.offscreenDraws++
        return original.apply(this, given)
      }
      now.draws++
      counter.firstDrawMs ??= performance.now()
      // 4 is TRIANGLES.
      if (given[0] === 4) now.triangles += (Number(given[vertices]) / 3) * copies
      return counter.swallow ? undefined : original.apply(this, given)
    }
  }
  draw('drawElements', 1)
  draw('drawArrays', 2)
  draw('drawElementsInstanced', 1, 4)
  draw('drawArraysInstanced', 2, 3)
  // 0x8CA8 is READ_FRAMEBUFFER.
  beforeTwo('bindFramebuffer', (target, to) => void (target !== 0x8ca8 && (framebuffer = to)))

  const noteMost = () =>
    void (counter.mostTextureBytes = Math.max(counter.mostTextureBytes, counter.textureBytes()))
  const sent = () => void (counter.lastUploadMs = performance.now())
  const faceOf = (target: unknown) => (Number(target) >= 0x8515 && Number(target) <= 0x851a ? 0x8513 : target)
  const keep = (target: unknown, part: string, bytes: number) => {
    sent()
    const texture = bound.get(placeOf(faceOf(target)))
    if (!texture) return
    const levels = sizes.get(texture) ?? new Map<string, number>()
    sizes.set(texture, levels.set(part, bytes))
    noteMost()
  }
  // 0x84C0 is TEXTURE0.
  beforeTwo('activeTexture', (which) => void (unit = Number(which) - 0x84c0))
  beforeTwo('bindTexture', (target, texture) => void bound.set(placeOf(target), texture as WebGLTexture))
  before('deleteTexture', ([texture]) => void sizes.delete(texture as WebGLTexture))
  before('bufferData', sent)
  before('linkProgram', sent)
  before('texSubImage2D', sent)
  before('texSubImage3D', sent)
  before('texImage2D', (given) => {
    const source = given[5] as { width?: number; height?: number } | undefined
    const [width, height] = given.length > 6 ? [given[3], given[4]] : [source?.width, source?.height]
    const bytes = Number(width) * Number(height) * (bytesOf[Number(given[2])] ?? 4)
    keep(given[0], `${String(given[0])}/${String(given[1])}`, bytes)
  })
  before('texImage3D', (given) => {
    const bytes = Number(given[3]) * Number(given[4]) * Number(given[5]) * (bytesOf[Number(given[2])] ?? 4)
    keep(given[0], `${String(given[0])}/${String(given[1])}`, bytes)
  })
  // All levels below the first are a third of it.
  before('generateMipmap', ([target]) => {
    const texture = bound.get(placeOf(target))
    const levels = texture ? sizes.get(texture) : undefined
    if (!levels || levels.has('storage')) return
    let first = 0
    for (const [part, bytes] of levels) if (part.endsWith('/0')) first += bytes
    levels.set('below', first / 3)
    noteMost()
  })
  before('texStorage2D', ([target, levels, format, width, height]) => {
    const faces = target === 0x8513 ? 6 : 1
    let bytes = 0
    for (let level = 0; level < Number(levels); level++)
      bytes += Math.max(1, Number(width) >> level) * Math.max(1, Number(height) >> level)
    keep(target, 'storage', bytes * faces * (bytesOf[Number(format)] ?? 4))
  })

  for (const name of ['texImage2D', 'texImage3D', 'texSubImage2D', 'texSubImage3D', 'texStorage2D', 'texStorage3D', 'generateMipmap', 'bufferData', 'bufferSubData', 'fenceSync', 'getSyncParameter', 'getError', 'getParameter', 'getProgramParameter', 'getShaderParameter', 'linkProgram', 'readPixels']) timed(name) // prettier-ignore

  const ask = globalThis.requestAnimationFrame.bind(globalThis)
  globalThis.requestAnimationFrame = (callback) => {
    if (held) return held.push(callback)
    return ask((time) => {
      const began = performance.now()
      callback(time)
      now.scriptMs += performance.now() - began
    })
  }
  const turn = () => {
    if (now.draws > 0) counter.frames.push(now)
    now = { draws: 0, triangles: 0, scriptMs: 0 }
    ask(turn)
  }
  ask(turn)
}
