/** Builds the page of `pages/models` as production does, into a folder of its own. */
import { join } from 'node:path'
import { build } from 'vite'

export async function buildModelsPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'pages', 'models'),
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2023', reportCompressedSize: false },
  })
}
