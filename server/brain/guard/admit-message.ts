/** May this be said, by whom, how often? Asked before anything is stored. */
import type { LimitName, Limits } from '../../platform/limits/open-limits.ts'
import { takeOrRefuse } from '../../platform/limits/take-or-refuse.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'

/** Longest message, in UTF-16 units. */
export const longestMessage = 4_000

export interface Utterance {
  tenantId: TenantId
  visitorId: string
  /** As limits count it; absent for an API. */
  address?: string | undefined
  /** How much of the visitor's budget a message takes; more for sites that are not in the tenant's list. */
  weight: number
}

/** @throws AppError `rate_limited`, with when the visitor may try again */
export async function admitMessage(
  limits: Limits,
  { tenantId, visitorId, address, weight }: Utterance,
): Promise<void> {
  const visitor = `${tenantId}/${visitorId}`
  const counted: [LimitName, string, number][] = [
    ['visitor_burst', visitor, weight],
    ['visitor_flow', visitor, weight],
    // Who makes up visitors still comes from somewhere; and however many they are, the others must have room.
    ...(address
      ? [['address_messages', `${tenantId}/${address}`, 1] satisfies [LimitName, string, number]]
      : []),
    ['tenant_messages', tenantId, 1],
  ]
  for (const [name, key, points] of counted) {
    await takeOrRefuse(limits, name, key, points)
  }
}
