/** What of the audit log is shown. */
import type { AuditQuery } from '../../api/trust-calls.ts'

export interface AuditFilter {
  /** Id of a member or a key; empty: everybody. */
  actor: string
  action: string
  /** Days of the reader's calendar, `2026-01-31`; both belong to what is shown. */
  from: string
  to: string
}

export const noFilter: AuditFilter = { actor: '', action: '', from: '', to: '' }

export function toQuery({ actor, action, from, to }: AuditFilter): AuditQuery {
  return {
    ...(actor && { actor }),
    ...(action && { action }),
    ...(from && { from: startOf(from, 0) }),
    ...(to && { to: startOf(to, 1) }),
  }
}

/** Midnight by the reader's clock, some days later. */
function startOf(day: string, later: number): string {
  const date = new Date(`${day}T00:00:00`)
  date.setDate(date.getDate() + later)
  return date.toISOString()
}
