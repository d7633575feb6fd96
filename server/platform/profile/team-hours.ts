/** When somebody of a business is there, as its opening hours say: the shift that runs, and the next ones. */
import type { Business, TeamShift } from '#wire'
import { nextOpening, type OpenPeriod, openPeriodAt } from './opening-hours.ts'

/** Enough for a page that stays open over a weekend and a holiday. */
const mostShifts = 5

/** Empty when the business tells no hours: then nothing can be said. */
export function teamHours(business: Business, now: Date): TeamShift[] {
  const shifts: OpenPeriod[] = []
  let next = openPeriodAt(business, now) ?? openingAfter(business, now)
  while (next && shifts.length < mostShifts) {
    shifts.push(next)
    next = openingAfter(business, dateOf(next.closes))
  }
  return shifts.map(({ opens, closes }) => ({
    opens: dateOf(opens).toISOString(),
    closes: dateOf(closes).toISOString(),
  }))
}

export type TeamState = { there: true } | { there: false; opensAt: string | null }

/** Whether somebody can be expected now; who tells no hours is taken at the word that the team will answer. */
export function teamState(business: Business, now: Date): TeamState {
  const saysNothing = business.hours.length === 0 && business.exceptions.length === 0
  if (saysNothing || openPeriodAt(business, now)) return { there: true }
  const next = openingAfter(business, now)
  return { there: false, opensAt: next && dateOf(next.opens).toISOString() }
}

/** The whole of the next period: one that follows on another without a break is one with it. */
function openingAfter(business: Business, after: Date): OpenPeriod | null {
  const next = nextOpening(business, after)
  return next && (openPeriodAt(business, dateOf(next.opens)) ?? next)
}

function dateOf(moment: OpenPeriod['opens']): Date {
  return new Date(moment.epochMilliseconds)
}
