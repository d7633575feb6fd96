/** Counts a request against its limits and tells them in the answer (draft-ietf-httpapi-ratelimit-headers). */
import type { Response } from 'express'
import { AppError } from '../../errors.ts'
import type { LimitState, Limits } from '../limits/open-limits.ts'
import type { Admitted } from './admit-caller.ts'
import type { Addresses } from './open-addresses.ts'
import type { AnyRoute } from './route.ts'

export interface LimitParts {
  limits: Limits
  addresses: Addresses
}

/** @throws `rate_limited`, with when to come again */
export async function takeLimits(
  route: AnyRoute,
  who: Admitted,
  res: Response,
  { limits, addresses }: LimitParts,
): Promise<void> {
  const states: LimitState[] = []
  // One after the other: what the first refuses must not use up the second, which others share.
  for (const [name, key, own] of counted(route, who, () => addresses.keyOf(res.req))) {
    const state = await limits.take(name, key, 1, own)
    states.push(state)
    if (!state.allowed) break
  }
  res.set(
    'RateLimit-Policy',
    states.map(({ name, limit, windowSeconds }) => `"${name}";q=${limit};w=${windowSeconds}`).join(', '),
  )
  res.set(
    'RateLimit',
    states.map((state) => `"${state.name}";r=${state.remaining};t=${secondsOf(state)}`).join(', '),
  )
  const refused = states.find(({ allowed }) => !allowed)
  if (refused) throw new AppError('rate_limited', { retryAfter: Math.max(1, secondsOf(refused)) })
}

function counted(route: AnyRoute, { caller, admin, person }: Admitted, address: () => string) {
  if (admin) return [['member', admin.id]] as const
  if (person && !caller) return [['member', person.sessionId]] as const
  if (!caller) return [[route.limit ?? 'address', address()]] as const
  return [
    caller.kind === 'key'
      ? (['api_key', caller.id, caller.perMinute] as const)
      : (['member', caller.id] as const),
    ['tenant', caller.tenantId],
  ] as const
}

function secondsOf({ resetMs }: LimitState): number {
  return Math.ceil(resetMs / 1000)
}
