/** Settles who calls a route, and whether it is for them. */
import { AppError } from '../../errors.ts'
import {
  type AnyRoute,
  type Caller,
  type CallerResolver,
  mayAct,
  type Person,
  type SuperAdmin,
} from './route.ts'

/** At most one of caller and admin. */
export interface Admitted {
  caller?: Caller
  admin?: SuperAdmin
  /** On routes about the own account; the caller is there as well when it is a member. */
  person?: Person
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
  if ('person' in access) return demandPerson(secret, caller, callers)
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

/** Who looks into a tenant has an own account all the same: nothing about it is that tenant's to count or to read. */
async function demandPerson(
  secret: string,
  caller: Caller | null,
  callers: CallerResolver,
): Promise<Admitted> {
  if (caller?.kind === 'key') throw membersOnly()
  if (caller && !caller.viewing) return { caller, person: { sessionId: caller.id, userId: caller.userId } }
  const admin = await callers.superAdminOf(secret)
  if (!admin) throw new AppError('unauthorized')
  return { person: { sessionId: admin.id, userId: admin.userId } }
}

const membersOnly = () =>
  new AppError('forbidden', { detail: 'This route is for members, not for API keys.' })

function refuseBy(access: Extract<AnyRoute['access'], { role: unknown }>, caller: Caller): void {
  if (caller.kind === 'member') {
    if (!mayAct(caller.role, access.role)) throw new AppError('forbidden')
    return
  }
  if (!access.scope) throw membersOnly()
  if (!caller.scopes.includes(access.scope))
    throw new AppError('missing_scope', { detail: `The API key lacks the scope ${access.scope}.` })
}

/** Who looks in only reads, and so does who is suspended. */
function refuseByState({ method, whileSuspended }: AnyRoute, caller: Caller): void {
  if (method === 'GET') return
  if (caller.kind === 'member' && caller.viewing) throw new AppError('view_only')
  if (caller.status === 'suspended' && !whileSuspended) throw new AppError('suspended')
}
