/** What a file that leaves the museum says of its artifact, read from the content or from a store. */
import type { DraftOf } from '../../../core/heritage/entity.ts'
import type { Localized } from '../../../core/heritage/text.ts'
import type { ExpandedContent } from '../../../core/content/expand.ts'
import type { GraphStore } from '../../graph/port.ts'
import { isPublic } from '../../graph/visibility.ts'
import { scansOf } from '../../scans/publication.ts'
import type { ScanAsset } from '../../scans/publication.ts'

export interface RecordedArtifact {
  readonly artifact: DraftOf<'Artifact'>
  readonly holder: Localized | undefined
  /** The museum's own scan, which is shown instead of the twin. */
  readonly scan?: ScanAsset
}

/** By slug. Only what visitors may see: the same for content and store. */
export function artifactsOfContent(content: ExpandedContent): RecordedArtifact[] {
  const byId = new Map(content.drafts.map((draft) => [draft.id, draft]))
  const holders = new Map(
    content.relations.flatMap(({ type, from, to }) => (type === 'OWNED_BY' ? [[from, byId.get(to)]] : [])),
  )
  return content.drafts
    .filter((draft): draft is DraftOf<'Artifact'> => draft.kind === 'Artifact' && isPublic(draft))
    .map((artifact) => ({ artifact, holder: holders.get(artifact.id)?.labels }))
    .sort((a, b) => (a.artifact.slug < b.artifact.slug ? -1 : 1))
}

export async function artifactsOfStore(store: GraphStore): Promise<RecordedArtifact[]> {
  const found: RecordedArtifact[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<GraphStore['list']>> = await store.list({
      audience: 'public',
      kinds: ['Artifact'],
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    })
    for (const artifact of page.items) {
      if (artifact.kind !== 'Artifact') continue
      const owners = await store.neighbours(artifact.id, {
        audience: 'public',
        types: ['OWNED_BY'],
        direction: 'out',
        limit: 1,
      })
      const [scan] = await scansOf(store, artifact.id, 'public')
      const holder = owners?.items[0]?.entity.labels
      found.push({ artifact, holder, ...(scan === undefined ? {} : { scan }) })
    }
    cursor = page.nextCursor
  } while (cursor !== null)
  return found
}
