import type { ScanFiles } from '../../core/twin/scan.ts'

/** Names of all of a scan's blobs. */
export function filesOf({ levels, still }: ScanFiles): string[] {
  return [...Object.values(levels).map(({ file }) => file), ...(still === undefined ? [] : [still])]
}
