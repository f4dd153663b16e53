/** An artifact's life: dated, sourced states, from its making to today, each with how it looked then. */
import { z } from 'zod'
import { dateSchema, edtfSchema } from './edtf.ts'
import { labelsSchema, slugSchema } from './text.ts'

export const lifeEvents = ['made', 'used', 'damaged', 'buried', 'found', 'conserved', 'today'] as const
export type LifeEvent = (typeof lifeEvents)[number]

/** Where on the object, as it stands and as a visitor before it sees it. */
export const conditionPlaces = ['all', 'top', 'bottom', 'left', 'right', 'front', 'back', 'corner', 'inside'] as const // prettier-ignore
export type ConditionPlace = (typeof conditionPlaces)[number]

/** Joins left to be seen, missing places filled in, metal staples, or lacquer and gold (kintsugi). */
export const repairWays = ['seam', 'fill', 'staples', 'gold'] as const
export type RepairWay = (typeof repairWays)[number]

export const lifeCertainties = ['recorded', 'inferred'] as const
export type LifeCertainty = (typeof lifeCertainties)[number]

/** 0 is none, 1 is as much as lets the object be known again. */
const amount = z.number().min(0).max(1)
const placed = { amount, at: z.enum(conditionPlaces).exactOptional() }

export const conditionSchema = z.strictObject({
  /** Earth and dirt that lie on it. */
  soil: z.strictObject(placed).exactOptional(),
  /** What age makes of its own surface: green bronze, black silver, weathered stone, faded dye. */
  patina: z.strictObject(placed).exactOptional(),
  /** What has broken off. */
  loss: z.strictObject(placed).exactOptional(),
  /** Breaks that were mended. */
  repair: z.strictObject({ ...placed, by: z.enum(repairWays).exactOptional() }).exactOptional(),
  /** Whether a source describes this condition, or we infer it; inferred where it is not said. */
  certainty: z.enum(lifeCertainties).exactOptional(),
})
export type Condition = z.infer<typeof conditionSchema>

const state = {
  event: z.enum(lifeEvents),
  /** One sentence of what happened. */
  text: labelsSchema,
  /** Of the event and its date. What is recorded names its sources. */
  certainty: z.enum(lifeCertainties),
  /** Slugs of Sources. */
  sources: z.array(slugSchema).max(6),
  condition: conditionSchema,
}

export const lifeStateSchema = z.strictObject({ ...state, date: dateSchema.exactOptional() })
export type LifeState = z.infer<typeof lifeStateSchema>

/** As it stands in `content/`: EDTF alone; years are derived. */
export const writtenLifeSchema = z
  .array(
    z.strictObject({
      ...state,
      sources: state.sources.default([]),
      condition: conditionSchema.default({}),
      date: edtfSchema.exactOptional(),
    }),
  )
  .max(12)

/** From `made` to `today`, in the order of time. */
export const lifeSchema = z
  .array(lifeStateSchema)
  .min(2)
  .max(12)
  .superRefine((states, context) => {
    const complain = (index: number, field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [index, field], message })
    states.forEach((one, i) => {
      const last = i === states.length - 1
      if ((one.event === 'made') !== (i === 0)) complain(i, 'event', 'a life begins with "made", once')
      if ((one.event === 'today') !== last) complain(i, 'event', 'a life ends with "today", once')
      if (one.certainty === 'recorded' && one.sources.length === 0)
        complain(i, 'sources', 'what is recorded names its source; else it is inferred')
      if (one.condition.certainty === 'recorded' && one.sources.length === 0)
        complain(i, 'sources', 'a recorded condition names its source')
    })
    let reached = -Infinity
    states.forEach(({ date }, i) => {
      const begins = date?.earliestYear ?? null
      if (begins === null) return
      if (begins < reached) complain(i, 'date', 'lies before the state that it follows')
      reached = begins
    })
  })
export type Life = z.infer<typeof lifeSchema>
