/** Settles who calls a route, and whether it is for them. */
import { AppError } from '../../errors.ts'
import { type AnyRoute, type Caller, type CallerResolver, mayAct, type SuperAdmin } from './route.ts'

/** At most one of them. */
export interface Admitted {
  caller?: Caller
  admin?: SuperAdmin
}

/** The part of a request that tells who calls. */
export interface Credentials {
  get(name: string): string | undefined
}

export async function admitCaller(
  route: AnyRoute,
  req: Credentials,
  callers: CallerResolver,
): Promise<Admitted> {
  const { access } = route
  if (access === 'public') return {}
  const secret = secretOf(req)
  if (secret === undefined) throw new AppError('unauthorized')
  const caller = await callers.callerOf(secret)
  if ('superAdmin' in access) return { admin: await demandSuperAdmin(secret, caller, callers) }
  if (!caller) {
    // A super admin who is no member of anything is known, but has no tenant open.
    if (await callers.superAdminOf(secret))
      throw new AppError('forbidden', { detail: 'You are not a member of any business.' })
    throw new AppError('unauthorized')
  }
  refuseBy(access, caller)
  refuseByState(route, caller)
  return { caller }
}

function secretOf(req: Credentials): string | undefined {
  return req.get('x-api-key') ?? req.get('authorization')?.match(/^Bearer +(\S+)$/i)?.[1]
}

async function demandSuperAdmin(
  secret: string,
  caller: Caller | null,
  callers: CallerResolver,
): Promise<SuperAdmin> {
  const admin = await callers.superAdminOf(secret)
  if (admin) return admin
  throw new AppError(caller ? 'forbidden' : 'unauthorized')
}

function refuseBy(
  access: Exclude<AnyRoute['access'], 'public' | { superAdmin: true }>,
  caller: Caller,
): void {
  if (caller.kind === 'member') {
    if (!mayAct(caller.role, access.role)) throw new AppError('forbidden')
    return
  }
  if (!access.scope)
    throw new AppError('forbidden', { detail: 'This route is for members, not for API keys.' })
  if (!caller.scopes.includes(access.scope))
    throw new AppError('missing_scope', { detail: `The API key lacks the scope ${access.scope}.` })
}

/** Who looks in only reads, and so does who is suspended. */
function refuseByState({ method, whileSuspended }: AnyRoute, caller: Caller): void {
  if (method === 'GET') return
  if (caller.kind === 'member' && caller.viewing) throw new AppError('view_only')
  if (caller.status === 'suspended' && !whileSuspended) throw new AppError('suspended')
}
