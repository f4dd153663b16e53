import { useEffect, useSyncExternalStore } from 'react'
import type { Study, StudyState } from '../../../scenes/inspect/index.ts'

export function useStudy(study: Study): StudyState {
  return useSyncExternalStore(
    (listener) => study.subscribe(listener),
    () => study.state,
  )
}

/** Runs after each picture that the rooms draw. */
export function useFrames(study: Study, draw: () => void): void {
  useEffect(() => study.watch(draw))
}
