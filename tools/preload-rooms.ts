/** The rooms' page asks for what draws them together with its own script, not after it. */
import { basename } from 'node:path'
import type { Plugin } from 'vite'

/** For the page `html`, preloads the chunk of the module `entry` and all that it imports at once. */
export function preloadRooms({ html, entry }: { readonly html: string; readonly entry: string }): Plugin {
  return {
    name: 'mouseion-preload-rooms',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {}, filename }) {
        if (basename(filename) !== html) return []
        const first = Object.values(bundle).find(
          (output) => output.type === 'chunk' && output.facadeModuleId === entry,
        )
        if (!first) throw new Error(`${entry} has no chunk of its own that ${html} could preload`)
        const wanted = new Set([first.fileName])
        for (const name of wanted) {
          const chunk = bundle[name]
          if (chunk?.type === 'chunk') for (const next of chunk.imports) wanted.add(next)
        }
        return [...wanted].map((name) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` },
          injectTo: 'head' as const,
        }))
      },
    },
  }
}
