import type { HandlersOf } from '../handlers.ts'
import { createOpenApi } from '../openapi.ts'

export function createOpenApiRoutes(): HandlersOf<'getOpenApi'> {
  let document: ReturnType<typeof createOpenApi> | undefined
  return { getOpenApi: async () => ({ ...(document ??= createOpenApi()) }) }
}
