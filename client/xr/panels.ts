/** The one panel that stands in the room at a time: what can be done, the facts about a thing, or the choice of how to be moved. */
import type { AbstractMesh } from '@babylonjs/core/Meshes/abstractMesh.js'
import type { ExhibitView } from '../../core/api/views.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import type { Gallery } from '../scenes/gallery/gallery.ts'
import { loadFonts } from '../scenes/text/print.ts'
import { ComfortPanel } from './comfort-panel.ts'
import { comfortWords } from './comfort-words.ts'
import { kindest, type Comfort } from './comfort.ts'
import { FactsPanel } from './facts-panel.ts'
import { GuidePanel } from './guide-panel.ts'
import { guideWords } from './guide-words.ts'
import { besides, panelPlace, placeAhead } from './panel-place.ts'
import type { PanelPlace } from './panel-sheet.ts'
import { panelPages, panelWords } from './panel-text.ts'

export interface PanelsOptions {
  readonly view: ExhibitView
  readonly language: () => UiLanguage
  /** Whether something as wide as a body fits there. */
  isFree(xM: number, zM: number): boolean
  /** Where the head looks, degrees to the left from -z. */
  heading(): number
  /** A short tick in the hands. */
  pulse(): void
  /** How to be moved was chosen on the panel. */
  chosen(comfort: Comfort): void
}

export class Panels {
  private readonly gallery: Gallery
  private readonly options: PanelsOptions
  private panel: FactsPanel | ComfortPanel | GuidePanel | undefined
  private comfort = kindest
  private open = true

  constructor(gallery: Gallery, options: PanelsOptions) {
    this.gallery = gallery
    this.options = options
  }

  /** What the panel says, or undefined where none stands. */
  get text(): string | undefined {
    return this.panel?.text
  }

  has(mesh: AbstractMesh | null | undefined): boolean {
    return this.panel !== undefined && mesh === this.panel.mesh
  }

  setComfort(comfort: Comfort): void {
    this.comfort = comfort
    if (this.panel instanceof ComfortPanel) this.panel.show(comfort)
  }

  /** What can be done here, beside what one came to stand before. */
  async showGuide(): Promise<void> {
    const { gallery, options } = this
    const language = options.language()
    await loadFonts([JSON.stringify(guideWords[language])])
    if (!this.open || this.panel) return
    const place = this.ahead(besides)
    const panel = new GuidePanel(gallery.scene, {
      place,
      language,
      close: () => {
        this.close()
        options.pulse()
      },
    })
    this.panel = panel
    this.tell(panel.text, place)
  }

  /** Takes a thing up and tells about it; where what a closer look needs can't be fetched, tells of that and leaves it in its place. */
  async showFacts(slug: string): Promise<void> {
    const { gallery, options } = this
    this.close()
    const artifact = options.view.artifacts.find((one) => one.slug === slug)
    if (!artifact) return
    let missing = false
    const taken = await gallery.inspect(slug).catch(() => (missing = true))
    if (!taken || !this.open) return
    const language = options.language()
    const pages = panelPages(artifact, language, { missing })
    await loadFonts([
      ...pages.flatMap(({ title, body }) => [title, body]),
      ...Object.values(panelWords[language]),
    ])
    const { inspecting, eye } = gallery
    const thing = inspecting?.stop.slug === slug ? inspecting.centre : missing && gallery.stop(slug)?.at
    if (!thing || !this.open) return
    const place = panelPlace(eye, thing, {
      ...artifact.twin.dimensions,
      isFree: (xM, zM) => options.isFree(xM, zM),
    })
    this.close()
    this.panel = new FactsPanel(gallery.scene, {
      pages,
      place,
      language,
      wishes: {
        shown: (text) => this.tell(text, place),
        close: () => {
          this.close()
          options.pulse()
          void gallery.leaveInspection()
        },
        turn: (degrees) => {
          options.pulse()
          gallery.setTurn((gallery.inspecting?.degrees ?? 0) + degrees)
        },
      },
    })
  }

  /** The choice of how to be moved comes to stand before the visitor, or goes away. */
  async toggleComfort(): Promise<void> {
    const { gallery, options } = this
    const wasOpen = this.panel instanceof ComfortPanel
    this.close()
    options.pulse()
    if (wasOpen) return
    await gallery.leaveInspection()
    const language = options.language()
    await loadFonts([JSON.stringify(comfortWords[language])])
    if (!this.open || this.panel) return
    const place = this.ahead()
    const panel = new ComfortPanel(gallery.scene, {
      comfort: this.comfort,
      place,
      language,
      wishes: {
        chosen: (comfort) => {
          options.pulse()
          options.chosen(comfort)
        },
        close: () => {
          this.close()
          options.pulse()
        },
      },
    })
    this.panel = panel
    this.tell(panel.text, place)
  }

  dispose(): void {
    this.open = false
    this.close()
  }

  private ahead(asides?: readonly number[]): PanelPlace {
    const { gallery, options } = this
    return placeAhead(gallery.eye, (options.heading() * Math.PI) / 180, {
      isFree: (xM, zM) => options.isFree(xM, zM),
      ...(asides && { asides }),
    })
  }

  private tell(text: string, place: PanelPlace): void {
    const { eye } = this.gallery
    const awayM = Math.hypot(place.xM - eye.xM, place.yM - eye.yM, place.zM - eye.zM)
    this.gallery.events.emit({ type: 'xr-panel', panel: { text, awayM } })
  }

  private close(): void {
    if (!this.panel) return
    this.panel.dispose()
    this.panel = undefined
    this.gallery.events.emit({ type: 'xr-panel', panel: undefined })
  }
}
