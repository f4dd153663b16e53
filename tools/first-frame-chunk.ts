/** Babylon as the first frame needs it comes as one file, not as the many that other parts' sharing would make of it. */
interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

/** The name of the chunk for the modules of Babylon that `entry` imports at once; null for all others. */
export function firstFrameChunk(entry: string): (id: string, graph: Graph) => string | null {
  let reached: ReadonlySet<string> | undefined
  return (id, graph) => {
    reached ??= reachedFrom(entry, graph)
    return id.includes('/@babylonjs/core/') && reached.has(id) ? 'babylon' : null
  }
}

function reachedFrom(entry: string, graph: Graph): ReadonlySet<string> {
  const reached = new Set([entry])
  for (const id of reached) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(next)
  return reached
}
