import type { ScanView } from '../../../core/api/scans.ts'
import { apiBase } from '../../../core/api/paths.ts'
import type { ScanAsset } from '../../scans/publication.ts'

export const scanView = ({ id, rights, creditLine, scan }: ScanAsset): ScanView => ({
  id,
  ...scan,
  folder: `${apiBase}/media/${id}`,
  rights,
  ...(creditLine === undefined ? {} : { creditLine }),
})
