/** A whole museum in a process of its own: shipped content, shipped models, the built page. Its settings come as JSON in MUSEUM_SETTINGS. */
import { createInterface } from 'node:readline'
import { readConfig } from '../../../server/config.ts'
import type { MuseumSettings } from '../../../server/config.ts'
import { openMuseum } from '../../../server/open-museum.ts'

const settings = JSON.parse(process.env['MUSEUM_SETTINGS'] ?? '{}') as Partial<MuseumSettings>
const museum = await openMuseum(readConfig(settings, {}))
process.stdout.write(`${JSON.stringify({ url: museum.url, firstAdminUrl: museum.firstAdminUrl })}\n`)
// Ends with whoever started it.
createInterface(process.stdin).once('close', () => void museum.close().then(() => process.exit(0)))
