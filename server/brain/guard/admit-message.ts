/** May this be said, by whom, how often? Asked before anything is stored. */
import { AppError } from '../../errors.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'

/** Longest message, in UTF-16 units. */
export const longestMessage = 4_000

export interface Utterance {
  tenantId: TenantId
  visitorId: string
  /** How much of the visitor's budget a message takes; more for sites that are not in the tenant's list. */
  weight: number
}

/** @throws AppError `rate_limited`, with when the visitor may try again */
export async function admitMessage(
  limits: Limits,
  { tenantId, visitorId, weight }: Utterance,
): Promise<void> {
  const key = `${tenantId}/${visitorId}`
  for (const name of ['visitor_burst', 'visitor_flow'] as const) {
    const { allowed, resetMs } = await limits.take(name, key, weight)
    if (!allowed) throw new AppError('rate_limited', { retryAfter: Math.max(1, Math.ceil(resetMs / 1000)) })
  }
}
