/** The way to the floor plan: it is fetched when it is first asked for. */
import { lazy, Suspense, useState } from 'react'
import { useMuseum } from '../../museum-context.tsx'
import type { PlanProps } from './plan.tsx'

const Plan = lazy(async () => ({ default: (await import('./plan.tsx')).Plan }))

export function PlanWay(props: PlanProps) {
  const { t } = useMuseum()
  const [open, setOpen] = useState(false)
  return (
    <>
      <p className="acts after-small">
        <button type="button" className="act second" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t.gallery.hidePlan : t.gallery.showPlan}
        </button>
      </p>
      {open && (
        <Suspense>
          <Plan {...props} />
        </Suspense>
      )}
    </>
  )
}
