/** The member behind a route that lets no API key in. */
import { AppError } from '../../errors.ts'
import type { Caller } from '../../platform/http/route.ts'

export function memberOf(caller: Caller): Extract<Caller, { kind: 'member' }> {
  if (caller.kind !== 'member') throw new AppError('forbidden')
  return caller
}
