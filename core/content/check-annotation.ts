/** An annotation with a viewpoint must be about one artifact, and look at it. */
import type { DraftOf, EntityDraft } from '../heritage/entity.ts'
import type { RelationType } from '../heritage/relations.ts'
import { nearestGapM } from '../looking/approach.ts'

/** Beside a picture less fits than on a label. */
const longest = { words: 60, characters: 100 }
/** A twin's outline is inferred in part: a target may lie this far outside of its box, in shares of its largest side. */
const slack = 0.05

export function checkAnnotation(
  { body, viewpoint }: DraftOf<'Annotation'>,
  leads: (type: RelationType) => readonly EntityDraft[],
  report: (field: string, message: string) => void,
): void {
  const about = leads('ABOUT').filter((draft) => draft.kind === 'Artifact')
  const [artifact] = about
  if (!artifact || about.length > 1) {
    report('links (ABOUT)', 'a viewpoint belongs to one artifact; name exactly one')
    return
  }
  const words = body.en.split(/\s+/).length
  if (words > longest.words)
    report('body.en', `${words} words; at most ${longest.words} fit beside a picture`)
  const characters = [...body.zh].filter((c) => /\p{Script=Han}/u.test(c)).length
  if (characters > longest.characters)
    report('body.zh', `${characters} characters; at most ${longest.characters} fit beside a picture`)
  if (!viewpoint) return
  const { widthM, heightM, depthM } = artifact.twin.dimensions
  const loose = slack * Math.max(widthM, heightM, depthM)
  const { xM, yM, zM } = viewpoint.target
  const inside =
    Math.abs(xM) <= widthM / 2 + loose &&
    Math.abs(zM) <= depthM / 2 + loose &&
    yM >= -loose &&
    yM <= heightM + loose
  if (!inside)
    report('viewpoint.target', `lies outside of ${artifact.slug}; measure from under its middle, in metres`)
  if (viewpoint.distanceM < nearestGapM(artifact.twin.dimensions))
    report('viewpoint.distanceM', `the eye comes no nearer than ${nearestGapM(artifact.twin.dimensions)} m`)
}
