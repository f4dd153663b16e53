import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'

/** Replaces a small file as a whole: on return it is on disk, and a crash before leaves what was there. */
export function replaceFile(path: string, text: string): void {
  const next = `${path}.new`
  const file = openSync(next, 'w')
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(next, path)
}
