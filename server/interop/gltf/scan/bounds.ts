/** Looks at a file's JSON alone, before any reader trusts it: outside files, extensions, counts, sizes, the tree of nodes. */
import { z } from 'zod'
import { keptExtensions, scanLimits } from './limits.ts'
import { refuse } from './refusal.ts'

const index = z.number().int().nonnegative()
const size = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
const list = <T extends z.ZodType>(item: T) => z.array(item).default([])

const gltfSchema = z.object({
  asset: z.object({ version: z.string() }),
  extensionsUsed: list(z.string().max(80)),
  extensionsRequired: list(z.string().max(80)),
  buffers: list(z.object({ uri: z.string().optional(), byteLength: size })),
  images: list(z.object({ uri: z.string().optional() })),
  accessors: list(
    z.object({ count: size, type: z.string(), componentType: z.number(), sparse: z.unknown().optional() }),
  ),
  materials: list(z.unknown()),
  meshes: list(
    z.object({
      primitives: z.array(
        z.object({
          attributes: z.record(z.string(), index),
          indices: index.optional(),
          mode: z.number().optional(),
          targets: z.array(z.unknown()).optional(),
        }),
      ),
    }),
  ),
  skins: list(z.unknown()),
  animations: list(z.unknown()),
  cameras: list(z.unknown()),
  nodes: list(z.object({ children: list(index), mesh: index.optional() })),
  scenes: list(z.object({ nodes: list(index) })),
  scene: index.optional(),
})
export type GltfOutline = z.infer<typeof gltfSchema>

export interface Bounded {
  /** Triangles of the scene. */
  readonly triangles: number
  readonly leftOut: readonly string[]
}

/** Throws ScanRefusedError. */
export function checkBounds(json: unknown): Bounded {
  const parsed = gltfSchema.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse('malformed', { what: `${issue?.path.join('/')}: ${issue?.message}`.slice(0, 160) })
  }
  const gltf = parsed.data
  if (!gltf.asset.version.startsWith('2.')) refuse('malformed', { what: `version ${gltf.asset.version}` })
  refuseOutsideFiles(gltf)
  const kept: ReadonlySet<string> = new Set(keptExtensions)
  const needed = gltf.extensionsRequired.filter((name) => !kept.has(name))
  if (needed.length > 0) refuse('extension', { names: [...new Set(needed)].slice(0, 8).join(', ') })
  count('nodes', gltf.nodes.length, scanLimits.nodes)
  count('accessors', gltf.accessors.length, scanLimits.accessors)
  count('materials', gltf.materials.length, scanLimits.materials)
  count('pictures', gltf.images.length, scanLimits.pictures)
  const primitives = gltf.meshes.flatMap((mesh) => mesh.primitives)
  count('primitives', primitives.length, scanLimits.primitives)
  count('bytes', gltf.accessors.reduce((sum, accessor) => sum + bytesOf(accessor), 0), scanLimits.accessorBytes) // prettier-ignore
  if (gltf.skins.length > 0) refuse('skinned')
  const { triangles, bytes } = drawn(gltf)
  if (triangles === 0) refuse('no-surface')
  count('triangles', triangles, scanLimits.triangles)
  count('bytes', bytes, scanLimits.drawnBytes)
  const present = (name: string, there: boolean) => (there ? [name] : [])
  return {
    triangles,
    leftOut: [
      ...present('animations', gltf.animations.length > 0),
      ...present('cameras', gltf.cameras.length > 0),
      ...present(
        'morph-targets',
        primitives.some(({ targets }) => (targets?.length ?? 0) > 0),
      ),
      ...present(
        'lines-and-points',
        primitives.some(({ mode = 4 }) => mode < 4),
      ),
      ...gltf.extensionsUsed.filter((name) => !kept.has(name)),
    ].slice(0, 24),
  }
}

function refuseOutsideFiles({ buffers, images }: GltfOutline): void {
  for (const { uri } of [...buffers, ...images])
    if (uri !== undefined && !/^data:[a-z0-9/.+-]{0,80};base64,/i.test(uri))
      refuse('external-file', { name: uri.slice(0, 120) })
}

function count(what: string, found: number, limit: number): void {
  if (found > limit) refuse('too-many', { what, found, limit })
}

const components: Readonly<Record<string, number>> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT2: 4, MAT3: 9, MAT4: 16 } // prettier-ignore

/** As unpacked by a reader, to at most four bytes a component. */
const bytesOf = ({ count: n, type }: GltfOutline['accessors'][number]): number =>
  n * (components[type] ?? 16) * 4

/** What is drawn, once for each node that it hangs on. */
interface Drawn {
  readonly triangles: number
  /** Of all vertices and indices, whether a triangle uses them or not: the reader copies them all. */
  readonly bytes: number
}

/** Walks the scene without recursion; refuses what is deeper than allowed or leads back to itself. */
function drawn({ nodes, scenes, scene = 0, meshes, accessors }: GltfOutline): Drawn {
  const perMesh = meshes.map(({ primitives }) => sum(primitives.map((one) => drawnOf(one, accessors))))
  const seen = new Set<number>()
  const ahead = (scenes[scene]?.nodes ?? []).map((node) => ({ node, depth: 1 }))
  const found: Drawn[] = []
  for (let one = ahead.pop(); one !== undefined; one = ahead.pop()) {
    if (one.depth > scanLimits.nodeDepth) refuse('too-deep', { what: 'nodes', limit: scanLimits.nodeDepth })
    if (seen.has(one.node)) refuse('cycle', { node: one.node })
    seen.add(one.node)
    const { children = [], mesh } = nodes[one.node] ?? {}
    found.push(perMesh[mesh ?? -1] ?? sum([]))
    for (const child of children) ahead.push({ node: child, depth: one.depth + 1 })
  }
  refuseCycles(nodes, seen)
  return sum(found)
}

function drawnOf(
  { indices, attributes, mode = 4 }: GltfOutline['meshes'][number]['primitives'][number],
  accessors: GltfOutline['accessors'],
): Drawn {
  const corners = accessors[indices ?? attributes['POSITION'] ?? -1]?.count ?? 0
  const used = [...Object.values(attributes), ...(indices === undefined ? [] : [indices])]
  return {
    triangles: mode === 4 ? Math.floor(corners / 3) : mode > 4 ? Math.max(0, corners - 2) : 0,
    bytes: used.flatMap((at) => accessors[at] ?? []).reduce((total, one) => total + bytesOf(one), 0),
  }
}

const sum = (parts: readonly Drawn[]): Drawn => ({
  triangles: parts.reduce((total, { triangles }) => total + triangles, 0),
  bytes: parts.reduce((total, { bytes }) => total + bytes, 0),
})

/** Nodes outside the scene are read too: no node may have two parents, and none may be its own ancestor. */
function refuseCycles(nodes: GltfOutline['nodes'], reached: Set<number>): void {
  const parents = new Int32Array(nodes.length).fill(-1)
  nodes.forEach(({ children }, parent) => {
    for (const child of children) {
      if (child >= nodes.length) refuse('malformed', { what: `nodes/${parent}: no node ${child}` })
      if (parents[child] !== -1) refuse('cycle', { node: child })
      parents[child] = parent
    }
  })
  for (let start = 0; start < nodes.length; start++) {
    if (reached.has(start)) continue
    let depth = 0
    for (let node = start; node !== -1; node = parents[node]!)
      if (++depth > scanLimits.nodeDepth) refuse('too-deep', { what: 'nodes', limit: scanLimits.nodeDepth })
  }
}
