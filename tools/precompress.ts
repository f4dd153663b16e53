import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'vite'

/** Brotli beside every text file, so that the server need not compress on the fly. The best quality for code, 5 for the large wasm. */
export function precompress(outDir: string): Plugin {
  return {
    name: 'mouseion-precompress',
    closeBundle: {
      order: 'post',
      handler() {
        for (const file of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
          if (!/\.(js|mjs|css|html|json|svg|wasm)$/.test(file)) continue
          const bytes = readFileSync(join(outDir, file))
          const quality = file.endsWith('.wasm') ? 5 : 11
          writeFileSync(
            join(outDir, `${file}.br`),
            brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
          )
        }
      },
    },
  }
}
