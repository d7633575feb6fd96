/** Looking into a tenant: with a reason, for half an hour, reading only, and every look leaves a trace in the tenant. */
import type { AdminMe, StartedView } from '#wire'
import { AppError } from '../../errors.ts'
import type { Caller, SuperAdmin } from '../../platform/http/route.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import { noteDeed } from './operator-book.ts'
import type { Acting, OperatorParts } from './operator-parts.ts'

const longestMs = 30 * 60_000

/** @throws `not_found` */
export async function startView(
  { directory, accounts, audit }: OperatorParts,
  tenantId: string,
  reason: string,
  { id: sessionId, userId, address }: Acting,
): Promise<StartedView> {
  const tenant = await directory.tenantForAdmin(tenantId)
  if (!tenant || tenant.deleted_at) throw new AppError('not_found')
  const { tenant_id, session_id, ...view } = await directory.startView({
    tenant_id: tenantId,
    id: newId(),
    session_id: sessionId,
    user_id: userId,
    reason,
    ends_at: new Date(Date.now() + longestMs).toISOString(),
  })
  const actor = { kind: 'super_admin', id: userId } as const
  const target = { type: 'view', id: view.id }
  // The look begins only when it can be read that it did.
  await audit
    .record(tenantId as TenantId, { actor, action: 'view.started', target, reason, address })
    .catch(async (cause) => {
      await directory.endViews(sessionId)
      throw cause
    })
  await noteDeed(
    directory,
    { action: 'view.started', target: { type: 'tenant', id: tenantId, name: tenant.name }, reason },
    { userId, address },
  )
  accounts.forgetCaller(sessionId)
  return { view, token: accounts.sessionToken(sessionId) }
}

export async function endView(
  { directory, accounts, audit }: OperatorParts,
  { id: sessionId, userId, address }: Acting,
): Promise<void> {
  const ended = await directory.endViews(sessionId)
  accounts.forgetCaller(sessionId)
  const actor = { kind: 'super_admin', id: userId } as const
  for (const { tenant_id, id } of ended) {
    const target = { type: 'view', id }
    await audit.record(tenant_id as TenantId, { actor, action: 'view.ended', target, address })
  }
}

/** @throws `unauthorized` */
export async function readAdmin({ directory }: OperatorParts, admin: SuperAdmin): Promise<AdminMe> {
  const [user, running] = await Promise.all([
    directory.userById(admin.userId),
    directory.runningView(admin.id),
  ])
  if (!user) throw new AppError('unauthorized')
  const { session_id: _, ...viewing } = running ?? { session_id: '' }
  return {
    user: { id: user.id, email: user.email, name: user.name, has_password: user.password_hash !== null },
    viewing: running ? (viewing as NonNullable<AdminMe['viewing']>) : null,
  }
}

/** Looks that are remembered as told; one that is forgotten is told once more. */
const mostTold = 10_000

/** Tells each thing that is looked at once a view. */
export function noteViews({ audit }: OperatorParts) {
  const told = new Set<string>()
  return async (
    { viewing, userId, tenantId }: Extract<Caller, { kind: 'member' }>,
    { route, path }: { route: string; path: string },
  ): Promise<void> => {
    const key = `${viewing?.id} ${path}`
    if (!viewing || told.has(key)) return
    const actor = { kind: 'super_admin', id: userId } as const
    const target = { type: 'view', id: viewing.id }
    await audit.record(tenantId, {
      actor,
      action: 'view.read',
      target,
      detail: { route, path },
      reason: viewing.reason,
    })
    told.add(key)
    const [oldest] = told
    if (told.size > mostTold && oldest !== undefined) told.delete(oldest)
  }
}
