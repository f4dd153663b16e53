/** The port's limits, checked the same way by every adapter. */
import { QueryLimitError } from './errors.ts'

export const maxIds = 500

export function pageLimit(limit: number | undefined): number {
  return within(limit ?? 50, { from: 1, to: 200, what: 'a page' })
}

export function within(value: number, range: { from: number; to: number; what: string }): number {
  if (!Number.isInteger(value) || value < range.from || value > range.to)
    throw new QueryLimitError(`${range.what} is ${range.from} to ${range.to}, not ${value}`)
  return value
}
