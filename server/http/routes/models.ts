import type { ModelVersionView } from '../../../core/api/messages.ts'
import { modelNames, staysOnServer } from '../../../models/bundle.ts'
import type { ModelVersion } from '../../trainer/registry.ts'
import type { HandlersOf } from '../handlers.ts'
import { notFound } from '../problem.ts'
import type { MuseumServices } from '../services.ts'

const types: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  onnx: 'application/octet-stream',
}

export function createModelRoutes({ models }: MuseumServices): HandlersOf<'listModels' | 'getModelFile'> {
  return {
    async listModels() {
      const current = modelNames.flatMap((model) => {
        const version = models.current(model)
        return version === undefined ? [] : [[model, version] as const]
      })
      return {
        items: models.list().map(versionView),
        nextCursor: null,
        current: Object.fromEntries(current),
        keys: models.keys.map(({ keyId, raw }) => ({ keyId, publicKey: raw })),
      }
    },
    async getModelFile({ params: { model, version, file }, request, response }) {
      if (staysOnServer(file)) throw notFound(`The file ${file} stays on the museum's server.`)
      const manifest = models.manifest(model, version)
      const bytes =
        file === 'manifest.json'
          ? Buffer.from(JSON.stringify(manifest))
          : Buffer.from(models.file(model, version, file))
      const etag = manifest.files.find((f) => f.path === file)?.sha256 ?? manifest.signature
      response.set({
        'Content-Type': types[file.split('.').at(-1)!] ?? 'application/octet-stream',
        'Cache-Control': 'public, max-age=31536000, immutable',
        ETag: `"${etag}"`,
      })
      if (request.fresh) response.status(304).end()
      else response.send(bytes)
    },
  }
}

function versionView({ manifest, current, origin }: ModelVersion): ModelVersionView {
  const { model, version, createdAt, method, metrics, files } = manifest
  return { model, version, current, origin, createdAt, method, metrics, files }
}
