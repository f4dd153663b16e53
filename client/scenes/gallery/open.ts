/** Opens a gallery on a canvas: engine, workers, controls, the frame loop. */
import type { ExhibitView } from '../../../core/api/views.ts'
import { layingOut } from '../../../core/exhibit/layout/index.ts'
import type { UiLanguage } from '../../../core/heritage/text.ts'
import { workerBuilder } from '../../twins/index.ts'
import type { Comfort } from '../../xr/comfort.ts'
import type { Study } from '../inspect/index.ts'
import { workerLightMaker } from '../light/light-maker.ts'
import { Controls } from './controls.ts'
import { createEngine } from './engine.ts'
import type { GalleryEvent, GalleryStats, Listener } from './events.ts'
import { runFrames } from './frame-loop.ts'
import { Gallery } from './gallery.ts'
import { inTurns } from './turns.ts'
import { firstQuality, settingFor } from './quality.ts'
import { openVestibule } from './vestibule.ts'
import type { ArSession, VrSession, XrAnswer } from '../../xr/index.ts'

export interface OpenOptions {
  readonly view: ExhibitView
  readonly language: UiLanguage
  /** Cross-fades in place of camera movements. */
  readonly reducedMotion: boolean
  /** Slug of the stop to begin at, or of a room to begin in the doorway of; the entrance by default. */
  readonly startAt?: string
  readonly onEvent?: (event: GalleryEvent) => void
  /** The canvas is drawn at no more than this many device pixels a pixel. */
  readonly mostPixelRatio?: number
}

/** A gallery on a page. Everything that it announces comes through `onEvent` and `on`. */
export interface OpenGallery {
  walkTo(slug: string): Promise<boolean>
  /** To the doorway that leads into a room. */
  walkToRoom(slug: string): Promise<boolean>
  inspect(slug: string): Promise<boolean>
  leaveInspection(): Promise<void>
  setTurn(degrees: number): void
  zoom(factor: number): void
  /** What can be done with the thing that is inspected; undefined while none is. */
  study(): Study | undefined
  setLanguage(language: UiLanguage): void
  setReducedMotion(on: boolean): void
  stats(): GalleryStats
  on<Type extends GalleryEvent['type']>(type: Type, listener: Listener<Type>): () => void
  /** Fetches what a headset or a phone's camera needs: a session is granted only for a moment after the tap that asks for it. */
  prepareXr(): void
  enterVR(comfort: Comfort): Promise<XrAnswer<VrSession>>
  /** Puts a thing at true scale into the visitor's own room. `overlay` is the page's element that stays over the camera picture. */
  placeInAR(slug: string, overlay?: HTMLElement): Promise<XrAnswer<ArSession>>
  dispose(): void
}

/** An exhibit of more rooms than this is entered through its first, while the others are laid out. */
const mostAtOnce = 12

/** Rejects with `NoWebGlError` where there is no WebGL 2, and with what kept the first frame from being drawn. The first picture is there when this resolves; light and twins follow. */
export async function openGallery(canvas: HTMLCanvasElement, options: OpenOptions): Promise<OpenGallery> {
  const most = Math.min(options.mostPixelRatio ?? 2, globalThis.devicePixelRatio || 1)
  const steps = layingOut(options.view)
  const engine = createEngine(canvas)
  const quality = firstQuality(most)
  engine.setHardwareScalingLevel(1 / quality.scale)
  const large = options.view.document.rooms.length > mostAtOnce
  const vestibule =
    large && options.startAt === undefined
      ? openVestibule(engine, { view: options.view, layout: steps.next().value })
      : undefined
  await vestibule?.pictured
  const layout = await inTurns(steps)
  // The workers' scripts and their work would only delay the first picture.
  const { promise: pictured, resolve: picture, reject: fail } = Promise.withResolvers<void>()
  const maker = workerLightMaker(pictured)
  const builder = workerBuilder(pictured)
  const setting = settingFor({
    coarse: matchMedia('(pointer: coarse)').matches,
    shortSidePx: Math.min(screen.width, screen.height),
  })
  const gallery = new Gallery(
    { setting, layout, ...options },
    {
      engine,
      maker,
      builder,
      texts: true,
      pictured,
      crossFade: (change) => crossFade(canvas, change),
    },
  )
  let language = options.language
  const clears = (on: boolean) => {
    gallery.scene.autoClear = gallery.scene.autoClearDepthAndStencil = on
  }
  // The vestibule's picture stays until there is another; the browser itself clears what it has shown.
  clears(vestibule === undefined)
  const controls = new Controls(canvas, {
    look: (yaw, pitch) => gallery.drag(yaw, pitch),
    zoom: (factor) => gallery.zoom(factor),
    tap: (x, y) => void tap(gallery, x, y),
    key: (key) => keyPressed(gallery, key),
  })
  const contexts = [
    engine.onContextLostObservable.add(() => gallery.events.emit({ type: 'context-lost' })),
    engine.onContextRestoredObservable.add(() => {
      gallery.restore()
      gallery.events.emit({ type: 'context-restored' })
    }),
  ]
  const frames = runFrames({
    engine,
    gallery,
    controls,
    quality,
    mostScale: most,
    onPicture: picture,
    onFailed: fail,
  })
  const resize = new ResizeObserver(() => {
    engine.resize()
    frames.wake()
  })
  resize.observe(canvas)
  await pictured.finally(() => {
    clears(true)
    vestibule?.dispose()
  })
  void picking()
  const xr = () => import('../../xr/index.ts').catch(() => undefined)
  const unfetched = { available: false, reason: 'unfetched' } as const
  let open = true
  return {
    walkTo: (slug) => gallery.walkTo(slug),
    walkToRoom: (slug) => gallery.walkToRoom(slug),
    inspect: (slug) => inspect(gallery, slug),
    leaveInspection: () => gallery.leaveInspection(),
    setTurn: (degrees) => gallery.setTurn(degrees),
    zoom: (factor) => gallery.zoom(factor),
    study: () => gallery.study,
    setLanguage: (next) => {
      language = next
      gallery.setLanguage(next)
      frames.wake()
    },
    setReducedMotion: (on) => gallery.setReducedMotion(on),
    stats: () => gallery.stats(),
    on: (type, listener) => gallery.events.on(type, listener),
    prepareXr: () => void xr(),
    enterVR: async (comfort) =>
      (await xr())?.enterVR(gallery, { view: options.view, language: () => language, comfort }) ?? unfetched,
    placeInAR: async (slug, overlay) => (await xr())?.placeInAR(gallery, slug, overlay) ?? unfetched,
    dispose: () => {
      if (!open) return
      open = false
      resize.disconnect()
      controls.dispose()
      for (const observer of contexts) observer.remove()
      frames.dispose()
      gallery.dispose()
      builder.dispose()
      engine.dispose()
    },
  }
}

async function tap(gallery: Gallery, x: number, y: number): Promise<void> {
  if (gallery.inspecting) return gallery.study?.tap({ x, y })
  const { pickAt } = await picking()
  const picked = pickAt(gallery, x, y)
  if (picked?.type === 'thing') {
    gallery.events.emit({ type: 'pick', slug: picked.slug })
    void inspect(gallery, picked.slug)
  } else if (picked?.type === 'floor') void gallery.walkToPlace(picked.xM, picked.zM)
}

/** False as for `Gallery.inspect`, and where what it needs can't be had: that is announced, and can be tried again. */
function inspect(gallery: Gallery, slug: string): Promise<boolean> {
  return gallery.inspect(slug).catch(() => {
    gallery.events.emit({ type: 'inspect-failed', slug })
    return false
  })
}

/** What casts rays into the scene is not needed for the first picture. */
const picking = () => import('./pick.ts')

function keyPressed(gallery: Gallery, key: string): boolean {
  if (key === 'Escape' && gallery.inspecting) void gallery.leaveInspection()
  else if (key === '+' || key === '=') gallery.zoom(0.85)
  else if (key === '-') gallery.zoom(1 / 0.85)
  else if (gallery.study?.state.measuring) return measureKey(gallery.study, key)
  else return false
  return true
}

const nudges: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-5, 0],
  ArrowRight: [5, 0],
  ArrowUp: [0, -5],
  ArrowDown: [0, 5],
}

function measureKey(study: Study, key: string): boolean {
  const step = nudges[key]
  if (step) study.nudge(...step)
  else if (key === 'Enter') study.mark()
  else if (key === 'Backspace') study.clearPoints()
  else return false
  return true
}

const fadeMs = 220

/** Fades the canvas out, changes, fades it in. At once where animations are not to be had. */
async function crossFade(canvas: HTMLCanvasElement, change: () => void): Promise<void> {
  const fade = async (from: number, to: number) => {
    const animation = canvas.animate([{ opacity: from }, { opacity: to }], {
      duration: fadeMs,
      easing: 'ease-out',
      fill: 'forwards',
    })
    await animation.finished.catch(() => undefined)
    return animation
  }
  const out = await fade(1, 0)
  change()
  const back = await fade(0, 1)
  out.cancel()
  back.cancel()
}
