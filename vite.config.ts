import react from '@vitejs/plugin-react'
import { cpSync, createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { firstFrameChunk } from './tools/first-frame-chunk.ts'
import { precompress } from './tools/precompress.ts'
import { preloadRooms } from './tools/preload-rooms.ts'
import { leftOutShaders } from './tools/shaders/left-out.ts'

const root = resolve(import.meta.dirname, 'client')
const outDir = resolve(import.meta.dirname, 'dist/client')
/** What draws the rooms. */
const rooms = resolve(root, 'scenes/gallery/index.ts')

/** Controller models of the headsets we know; the rest get the generic ones. Nothing is fetched from outside. */
const controllerProfiles = [
  'generic-trigger',
  'generic-trigger-squeeze-thumbstick',
  'generic-hand',
  'generic-hand-select',
  'meta-quest-touch-plus',
  'oculus-touch-v3',
  'oculus-touch-v2',
  'pico-4',
]

/** Babylon asks its repository's address for `/profiles/...`. */
const profilesPath = 'xr-profiles/profiles'

function xrProfiles(): Plugin {
  const assets = resolve(import.meta.dirname, 'node_modules/@webxr-input-profiles/assets/dist/profiles')
  return {
    name: 'mouseion-xr-profiles',
    configureServer(server) {
      server.middlewares.use(`/${profilesPath}`, (request, response, next) => {
        const path = join(assets, decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/'))
        if (path.startsWith(assets) && existsSync(path) && statSync(path).isFile())
          createReadStream(path).pipe(response)
        else next()
      })
    },
    closeBundle() {
      const present = controllerProfiles.filter((name) => existsSync(join(assets, name)))
      for (const name of present)
        cpSync(join(assets, name), join(outDir, profilesPath, name), { recursive: true })
      const all = JSON.parse(readFileSync(join(assets, 'profilesList.json'), 'utf8')) as Record<
        string,
        unknown
      >
      const listed = Object.fromEntries(Object.entries(all).filter(([name]) => present.includes(name)))
      writeFileSync(join(outDir, profilesPath, 'profilesList.json'), JSON.stringify(listed))
    },
  }
}

/** Babylon carries its lighting tables as pictures written into the code, which no compression shrinks: they are made files. */
function lookupTables(): Plugin {
  return {
    name: 'mouseion-lookup-tables',
    apply: 'build',
    transform: {
      filter: { id: /@babylonjs\/core\/Misc\/brdfTextureTools\.js$/ },
      handler(code) {
        return code.replaceAll(/"data:image\/png;base64,([^"]+)"/g, (_, base64: string) => {
          const source = Buffer.from(base64, 'base64')
          const file = this.emitFile({ type: 'asset', name: 'light-table.png', source })
          return `import.meta.ROLLUP_FILE_URL_${file}`
        })
      },
    },
  }
}

/** While developing, as the museum's own server does it. */
function roomsPage(): Plugin {
  return {
    name: 'mouseion-rooms-page',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.url?.startsWith('/gallery/')) request.url = '/gallery.html'
        next()
      })
    },
  }
}

export default defineConfig({
  root,
  publicDir: resolve(root, 'public'),
  plugins: [
    react(),
    lookupTables(),
    leftOutShaders(),
    xrProfiles(),
    preloadRooms({ html: 'gallery.html', entry: rooms }),
    precompress(outDir),
    roomsPage(),
  ],
  worker: { format: 'es' },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Else it would lie in the largest chunk that needs it, and every page would fetch that one.
            { debugName: 'loading', name: 'loading', test: /vite\/preload-helper/, priority: 1 },
            { debugName: 'first frame', name: firstFrameChunk(rooms) },
          ],
        },
      },
      input: {
        index: resolve(root, 'index.html'),
        gallery: resolve(root, 'gallery.html'),
        curator: resolve(root, 'curator.html'),
      },
    },
  },
  server: {
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
    proxy: {
      '/api': 'http://localhost:4600',
      '/healthz': 'http://localhost:4600',
      '/stills': 'http://localhost:4600',
    },
  },
})
