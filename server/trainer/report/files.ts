/** Reports on disk: `<run id>.<language>.html`, written once, in every language of the museum. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { uiLanguages } from '../../../core/heritage/text.ts'
import type { UiLanguage } from '../../../core/heritage/text.ts'
import { renderReport } from './render-report.ts'
import type { RunReport } from './run-report.ts'

export const reportsIn = (dataDir: string): string => join(dataDir, 'training-reports')

/** @returns the files' paths, in the order of the museum's languages. */
export function writeReport(directory: string, report: RunReport): string[] {
  mkdirSync(directory, { recursive: true })
  return uiLanguages.map((language) => {
    const path = join(directory, `${report.id}.${language}.html`)
    writeFileSync(path, renderReport(report, language))
    return path
  })
}

/** `undefined` where that run left none. */
export async function readReport(
  directory: string,
  id: string,
  language: UiLanguage,
): Promise<string | undefined> {
  try {
    return await readFile(join(directory, `${id}.${language}.html`), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
