/** Settles who calls from an API key or an access token. Answers are kept for less than two seconds, then asked anew. */
import { inBackground, type Log } from '../../log.ts'
import type { Caller, CallerResolver, SuperAdmin } from '../../platform/http/route.ts'
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import { isId } from '../../platform/store/new-id.ts'
import type { SessionHolder } from '../../platform/tenancy/credential-directory.ts'
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
  /** Asks anew for everybody: a tenant was changed here. */
  forgetAll(): void
}

export interface CallersParts {
  directory: Directory
  openTenant: OpenTenant
  secrets: Secrets
  log: Log
}

export function openCallers(parts: CallersParts): Callers {
  const { directory, secrets } = parts
  const known = new Map<string, { holder: Promise<Holder>; until: number }>()
  const noteUse = keyUseNoter(parts)

  const recall = (id: string, load: (id: string) => Promise<Holder>): Promise<Holder> => {
    const found = known.get(id)
    if (found && found.until > performance.now()) return found.holder
    const holder = load(id)
    holder.catch(() => known.delete(id))
    put(known, id, { holder, until: performance.now() + keepMs })
    return holder
  }
  const holderOfKey = async (hash: string): Promise<Holder> => {
    const holder = await directory.holderOfKey(hash)
    if (!holder) return nobody
    const { id, tenant_id: tenantId, scopes, status, per_minute } = holder
    const own = per_minute === null ? {} : { perMinute: per_minute }
    const caller = { kind: 'key', id, tenantId, scopes, status, ...own } as const
    noteUse(caller)
    return { caller, superAdmin: null }
  }
  const holderOf = async (secret: string): Promise<Holder> => {
    if (isApiKey(secret)) return recall(hashSecret(secret), holderOfKey)
    const sid = secrets.verify('access', secret)?.sid
    if (typeof sid !== 'string' || !isId(sid)) return nobody
    return recall(sid, async (id) => asHolder(await directory.holderOfSession(id)))
  }

  return {
    forget: (id) => known.delete(id),
    forgetAll: () => known.clear(),
    callerOf: async (secret) => (await holderOf(secret)).caller,
    superAdminOf: async (secret) => (await holderOf(secret)).superAdmin,
  }
}

/** What a credential opens: a tenant, the operator's area, both, or nothing. */
interface Holder {
  caller: Caller | null
  superAdmin: SuperAdmin | null
}

const nobody: Holder = { caller: null, superAdmin: null }

function asHolder(holder: SessionHolder | undefined): Holder {
  if (!holder) return nobody
  const { id, user_id: userId, is_super_admin: superAdmin, tenant } = holder
  if (!tenant) return { caller: null, superAdmin: superAdmin ? { id, userId } : null }
  const { id: tenantId, role, status, view } = tenant
  const viewing = view && { id: view.id, reason: view.reason, until: view.ends_at }
  const caller = {
    kind: 'member',
    id,
    userId,
    tenantId,
    role,
    status,
    superAdmin,
    ...(viewing && { viewing }),
  } as const
  return { caller, superAdmin: superAdmin ? { id, userId } : null }
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
