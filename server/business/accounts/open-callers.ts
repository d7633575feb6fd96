/** Settles who calls from an API key or an access token. Answers are kept for less than two seconds, then asked anew. */
import { inBackground, type Log } from '../../log.ts'
import type { Caller, CallerResolver } from '../../platform/http/route.ts'
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import { isId } from '../../platform/store/new-id.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenTenant } from '../../platform/tenancy/tenant-db.ts'
import { isApiKey } from './api-keys.ts'
import { hashSecret } from './hash-secret.ts'

/** What is revoked elsewhere must be dead here within two seconds, also when the clock is set back. */
const keepMs = 1_500
const keepAtMost = 10_000
const touchEveryMs = 60_000

export interface Callers extends CallerResolver {
  /** Forgets a session's id or a key's hash at once: it was revoked or changed here. */
  forget(id: string): void
}

export interface CallersParts {
  directory: Directory
  openTenant: OpenTenant
  secrets: Secrets
  log: Log
}

export function openCallers(parts: CallersParts): Callers {
  const { directory, secrets } = parts
  const known = new Map<string, { caller: Promise<Caller | null>; until: number }>()
  const noteUse = keyUseNoter(parts)

  const recall = (id: string, load: (id: string) => Promise<Caller | null>): Promise<Caller | null> => {
    const found = known.get(id)
    if (found && found.until > performance.now()) return found.caller
    const caller = load(id)
    caller.catch(() => known.delete(id))
    put(known, id, { caller, until: performance.now() + keepMs })
    return caller
  }
  const holderOfKey = async (hash: string): Promise<Caller | null> => {
    const holder = await directory.holderOfKey(hash)
    if (!holder) return null
    const caller = { kind: 'key', id: holder.id, tenantId: holder.tenant_id, scopes: holder.scopes } as const
    noteUse(caller)
    return caller
  }
  const holderOfSession = async (sessionId: string): Promise<Caller | null> => {
    const holder = await directory.holderOfSession(sessionId)
    if (!holder) return null
    const { id, user_id: userId, tenant_id: tenantId, role } = holder
    return { kind: 'member', id, userId, tenantId, role }
  }

  return {
    forget: (id) => known.delete(id),
    callerOf: async (secret) => {
      if (isApiKey(secret)) return recall(hashSecret(secret), holderOfKey)
      const sid = secrets.verify('access', secret)?.sid
      return typeof sid === 'string' && isId(sid) ? recall(sid, holderOfSession) : null
    },
  }
}

/** Notes when a key was last used, to the minute, while the request goes on. */
function keyUseNoter({ openTenant, log }: CallersParts) {
  const noted = new Map<string, number>()
  return ({ id, tenantId }: Extract<Caller, { kind: 'key' }>) => {
    const now = performance.now()
    if ((noted.get(id) ?? Number.NEGATIVE_INFINITY) > now - touchEveryMs) return
    put(noted, id, now)
    const note = openTenant(tenantId)
      .update('api_keys')
      .set({ last_used_at: new Date().toISOString() })
      .where('id', '=', id)
      .execute()
    inBackground(log, 'noting the use of an API key', note)
  }
}

/** The oldest entries go first. */
function put<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key)
  map.set(key, value)
  if (map.size <= keepAtMost) return
  for (const oldest of map.keys()) {
    map.delete(oldest)
    return
  }
}
