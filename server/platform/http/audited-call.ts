/** Runs a call that changes something with its entry in the audit log: announced before, written after. */
import { AppError } from '../../errors.ts'
import type { AuditActor, AuditEntry } from '../audit/audit-entry.ts'
import type { AuditBook } from '../audit/open-audit.ts'
import type { AnyRoute, Caller, Exchange } from './route.ts'

export interface AuditedCall {
  caller: Caller | undefined
  input: { params?: unknown; body?: unknown }
  http: Pick<Exchange, 'address' | 'requestId'>
  /** What the handler notes of itself. */
  noted(): Record<string, unknown>
}

/** @throws what `work` throws; and, before it, when the announcement cannot be stored */
export async function auditedCall<R>(
  route: AnyRoute,
  audit: Pick<AuditBook, 'announce'>,
  { caller, input, http, noted }: AuditedCall,
  work: () => Promise<R>,
): Promise<R> {
  if (!caller || !isAudited(route)) return work()
  const target = targetOf(route, input.params)
  const entry = { ...entryOf(route, caller, input.body), ...(target && { target }) }
  const announced = await audit.announce(caller.tenantId, {
    ...entry,
    address: http.address,
    requestId: http.requestId,
  })
  try {
    const result = await work()
    const made = target ?? madeBy(route, result)
    await announced.done({ ...(made && { target: made }), detail: noted() })
    return result
  } catch (cause) {
    // A refusal changed nothing; whatever else broke off may have.
    if (cause instanceof AppError && cause.status < 500) await announced.dropped()
    else await announced.done({ detail: { ...noted(), outcome: 'failed' } })
    throw cause
  }
}

/** Whether a call of the route leaves an entry: all do that may change something of a tenant, unless they say why not. */
function isAudited(route: AnyRoute): boolean {
  return route.method !== 'GET' && route.access !== 'public' && typeof route.audit !== 'object'
}

function entryOf(route: AnyRoute, caller: Caller, body: unknown): AuditEntry {
  const action = typeof route.audit === 'string' ? route.audit : route.name
  const fields = Object.keys(body ?? {})
  return { actor: actorOf(caller), action, detail: fields.length > 0 ? { fields } : {} }
}

function actorOf(caller: Caller): AuditActor {
  return caller.kind === 'key' ? { kind: 'key', id: caller.id } : { kind: 'member', id: caller.userId }
}

/** `/articles/:id` names one of the articles. */
function targetOf({ path }: AnyRoute, params: unknown): AuditEntry['target'] {
  const [, type, name] = /\/([^/:]+)\/:(\w+)/.exec(path) ?? []
  const id = (params as Record<string, unknown> | undefined)?.[name ?? '']
  return type && typeof id === 'string' ? { type, id } : undefined
}

function madeBy({ path }: AnyRoute, result: unknown): AuditEntry['target'] {
  const { id } = (result ?? {}) as { id?: unknown }
  return typeof id === 'string' ? { type: path.split('/').at(-1) ?? '', id } : undefined
}
