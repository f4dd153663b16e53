/** What a scan may hold. Everything that could grow is bounded before anything is read with it. */
export const scanLimits = {
  /** Of a GLB's JSON; in glTF the JSON holds all the rest too, and has the file's own bound. */
  jsonBytes: 16 * 1024 * 1024,
  /** Brackets within brackets in the JSON. */
  jsonDepth: 40,
  nodes: 5_000,
  nodeDepth: 48,
  primitives: 4_000,
  accessors: 20_000,
  materials: 24,
  pictures: 64,
  pictureSidePx: 16_384,
  /** Of all pictures together. */
  pixels: 400_000_000,
  /** Of all accessors together, once unpacked. */
  accessorBytes: 400 * 1024 * 1024,
  /** The same as drawn: vertices that two nodes or two primitives share count twice. */
  drawnBytes: 1024 * 1024 * 1024,
  /** As drawn: a mesh that hangs on two nodes counts twice. */
  triangles: 3_000_000,
} as const

/** Read and kept. */
export const keptExtensions = [
  'EXT_texture_webp',
  'KHR_materials_clearcoat',
  'KHR_materials_emissive_strength',
  'KHR_materials_ior',
  'KHR_materials_sheen',
  'KHR_materials_specular',
  'KHR_materials_unlit',
  'KHR_mesh_quantization',
  'KHR_texture_transform',
] as const

/** Beyond this share the proportions are not those of the record. */
export const mostDeviation = 0.05
