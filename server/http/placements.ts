/** What a curator places by hand has to fit in its room; the layout itself is the judge. */
import type { Operation } from '../../core/changeset/changeset.ts'
import { InvalidChangeError } from '../../core/changeset/errors.ts'
import type { Issue } from '../../core/changeset/errors.ts'
import type { ExhibitDocument } from '../../core/exhibit/document.ts'
import { layOut } from '../../core/exhibit/layout/index.ts'
import { placingWords } from '../../core/i18n/placing.ts'
import type { GraphStore } from '../graph/port.ts'
import { exhibitView, isExhibition } from './presenters/exhibit.ts'

/**
 * Only placements that differ from the stored ones are judged, so that a text can be mended in an exhibit whose things have
 * grown since. An exhibit that is new or was made from another version is left to the store.
 *
 * Errors: InvalidChangeError, with the path of each unfit placement and why.
 */
export async function refuseUnfitPlacements(
  store: GraphStore,
  operations: readonly Operation[],
): Promise<void> {
  const issues = await Promise.all(
    operations.map(async (operation, i): Promise<Issue[]> => {
      if (operation.op !== 'put' || operation.entity.kind !== 'Exhibition') return []
      const { document, id } = operation.entity
      const stored = await store.get(id, 'curator')
      if (!stored || !isExhibition(stored) || stored.version !== operation.expects) return []
      const moved = movedByHand(stored.document, document)
      if (moved.size === 0) return []
      const view = await exhibitView(store, { ...stored, document }, 'curator')
      if (!view) return []
      return layOut({ document, artifacts: view.artifacts }).problems.flatMap(({ slug, why, other = '' }) => {
        const at = moved.get(slug)
        return at === undefined
          ? []
          : [{ path: `operations.${i}.entity.document.${at}`, message: placingWords.en.why[why](other) }]
      })
    }),
  )
  const found = issues.flat()
  if (found.length > 0) throw new InvalidChangeError(found)
}

/** The paths in `next` of the placements that are not the same in `before`, by artifact. */
function movedByHand(before: ExhibitDocument, next: ExhibitDocument): ReadonlyMap<string, string> {
  const known = new Map(placementsOf(before).map(([slug, { placed }]) => [slug, placed]))
  return new Map(
    placementsOf(next).flatMap(([slug, { placed, path }]) =>
      placed === known.get(slug) ? [] : [[slug, path] as const],
    ),
  )
}

/** What places a thing: its room, its support, and where in the room. */
const placementsOf = ({ rooms }: ExhibitDocument) =>
  rooms.flatMap((room, r) =>
    room.stops.flatMap(({ artifact, placement, support }, s) =>
      placement === undefined
        ? []
        : [
            [
              artifact,
              {
                placed: JSON.stringify([
                  room.slug,
                  support,
                  placement.xM,
                  placement.zM,
                  placement.headingRad,
                ]),
                path: `rooms.${r}.stops.${s}.placement`,
              },
            ] as const,
          ],
    ),
  )
