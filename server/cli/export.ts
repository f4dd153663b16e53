import { Command, Option } from 'commander'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dataOption } from './options.ts'
import type { ExportedFile, GlbExport } from '../interop/gltf/export-museum.ts'

interface ExportOptions {
  readonly format: 'glb'
  readonly out: string
  readonly entity?: readonly string[]
  readonly data: string
  readonly json?: boolean
}

export function exportCommand(): Command {
  return new Command('export')
    .description('write the museum out in the formats of others: glb, a 3D file for each artifact')
    .addOption(new Option('--format <name>', 'which').choices(['glb']).makeOptionMandatory())
    .requiredOption('--out <dir>', 'the folder to write into; made where it is missing')
    .option('--entity <slug...>', 'only these artifacts')
    .addOption(dataOption())
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      `
glb: SLUG.glb for each artifact that visitors may see, in metres, y up, standing on the origin; its recorded
dimensions, names, credit and what the geometry rests on are in asset.extras. Files pass the glTF validator.
Where the museum has its own scan of an artifact, that is written.
Artifacts are those of the museum in --data; without --data, and where none was opened yet, those that ship.`,
    )
    .action(async (options: ExportOptions, command: Command) => {
      const given = command.getOptionValueSource('data') !== 'default'
      await exportGlb(options, given)
    })
}

async function exportGlb({ out, entity, data, json }: ExportOptions, dataGiven: boolean): Promise<void> {
  if (existsSync(out) && !statSync(out).isDirectory()) throw new Error(`--out ${out} is a file, not a folder`)
  const [{ readConfig }, { openExport }] = await Promise.all([
    import('../config.ts'),
    import('../interop/gltf/export-museum.ts'),
  ])
  const config = readConfig({ dataDir: data })
  const stored = config.neo4j !== undefined || existsSync(join(data, 'graph.sqlite'))
  if (!stored && dataGiven)
    throw new Error(`there is no museum in ${data}; open one there with \`mouseion start --data ${data}\``)
  const museum = await openExport(config, stored ? 'store' : 'content')
  try {
    const report = await museum.write({
      out,
      ...(entity === undefined ? {} : { slugs: entity }),
      onFile: (file, place) => process.stderr.write(`${progressLine(file, place)}\n`),
    })
    if (json) console.log(JSON.stringify(report, null, 2))
    else console.log(summary(report, out))
  } finally {
    await museum.close()
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

function progressLine(
  { file, bytes, triangles, provenance }: ExportedFile,
  { done, of }: { readonly done: number; readonly of: number },
): string {
  const scan = provenance === 'museum-scan' ? ", the museum's own scan" : ''
  return `${String(done).padStart(String(of).length)}/${of}  ${file}  ${megabytes(bytes)}, ${triangles} triangles${scan}`
}

function summary({ files, seconds }: GlbExport, out: string): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return `${files.length} ${files.length === 1 ? 'file' : 'files'} in ${out}, ${megabytes(bytes)}, in ${seconds} s; the glTF validator finds no error and no warning.`
}
