import type { DraftOf } from '../../core/heritage/entity.ts'
import type { RecordedSize } from '../interop/gltf/scan/fit.ts'

/** A direction is recorded where one of the artifact's measures says its very length; the twin's others were inferred. */
export function recordedSizeOf({
  measures,
  twin,
}: Pick<DraftOf<'Artifact'>, 'measures' | 'twin'>): RecordedSize {
  const { weightKg: _weight, ...lengths } = measures
  const stated = Object.values(lengths)
  const isStated = (side: number) => stated.some((length) => Math.abs(length - side) < 1e-6)
  const { widthM, heightM, depthM } = twin.dimensions
  return { dimensions: twin.dimensions, recorded: [isStated(widthM), isStated(heightM), isStated(depthM)] }
}
