/** Takes from a limit on behalf of somebody who is told when to come back once it is used up. */
import { AppError } from '../../errors.ts'
import type { LimitName, Limits } from './open-limits.ts'

/** @throws AppError `rate_limited` */
export async function takeOrRefuse(
  limits: Pick<Limits, 'take'>,
  name: LimitName,
  key: string,
  points?: number,
): Promise<void> {
  const { allowed, resetMs } = await limits.take(name, key, points)
  if (!allowed) throw new AppError('rate_limited', { retryAfter: Math.max(1, Math.ceil(resetMs / 1000)) })
}
