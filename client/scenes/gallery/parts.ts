/** What a gallery is made from and with. */
import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'
import type { ExhibitView } from '../../../core/api/views.ts'
import type { Layout } from '../../../core/exhibit/layout/index.ts'
import type { Setting } from '../../../core/exhibit/view/index.ts'
import type { UiLanguage } from '../../../core/heritage/text.ts'
import type { TwinBuilder } from '../../twins/index.ts'
import type { LightMaker } from '../light/light-maker.ts'
import type { GalleryEvent } from './events.ts'

export interface GalleryParts {
  readonly engine: AbstractEngine
  readonly maker: LightMaker
  readonly builder: TwinBuilder
  /** Hides a jump: darkens the picture, calls, brightens it again. */
  readonly crossFade: (change: () => void) => Promise<void>
  readonly texts: boolean
  /** Until the first picture is drawn, only the room around the visitor is built, and nothing in it. At once where there is none to wait for. */
  readonly pictured?: Promise<void>
}

export interface GalleryOptions {
  readonly view: ExhibitView
  /** Of the view. */
  readonly layout: Layout
  readonly language: UiLanguage
  readonly reducedMotion: boolean
  /** The stop to begin at, or the room whose doorway; else the entrance. */
  readonly startAt?: string
  readonly onEvent?: (event: GalleryEvent) => void
  /** How much memory textures may take. */
  readonly setting?: Setting
}
