/** Data keys: one per tenant and one for people's own secrets, stored wrapped, and wrapped anew when SECRET_KEY changes. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../../errors.ts'
import { inBackground, type Log } from '../../log.ts'
import type { Directory } from '../tenancy/directory.ts'
import type { OpenTenant, TenantId } from '../tenancy/tenant-db.ts'
import type { Secrets } from './open-secrets.ts'

export interface DataKeyParts {
  directory: Pick<
    Directory,
    'keepFirst' | 'replaceValue' | 'keysNotWrappedBy' | 'hasKeyOfOtherRoot' | 'rewrapKey'
  >
  openTenant: OpenTenant
  secrets: Pick<Secrets, 'wrap' | 'unwrap' | 'fingerprints'>
  log: Log
}

export interface DataKeys {
  /** The key of a tenant, or of people's own secrets for `user`; made at the first call. */
  of(tenantId: string): Promise<Buffer>
  /** Wraps every key under the current root, while others go on. Resolves to how many there were. */
  rewrap(): Promise<number>
  close(): Promise<void>
}

/** Unwrapped keys that are kept at once. */
const keepAtMost = 1_000
const keyBytes = 32
/** Keys wrapped anew before others get a turn. */
const chunk = 100
const pauseMs = 20

/** Opens the keys and begins to wrap those anew that another root wrapped. @throws StartError when such a root is missing */
export async function openDataKeys(parts: DataKeyParts): Promise<DataKeys> {
  const { directory, secrets, log } = parts
  const ownKey = await openOwnKey(parts)
  if (await directory.hasKeyOfOtherRoot(secrets.fingerprints)) throw new StartError(missingRoot)
  const known = new Map<string, Promise<Buffer>>()
  const stopping = new AbortController()
  const rewrap = () => rewrapAll(parts, stopping.signal)
  const rewrapping = rewrap().then((count) => {
    if (count > 0) log.info({ count }, 'data keys are wrapped under the new SECRET_KEY')
  })
  inBackground(log, 'wrapping data keys anew', rewrapping)
  return {
    rewrap,
    of: (tenantId) => {
      if (tenantId === 'user') return Promise.resolve(ownKey)
      const key = known.get(tenantId) ?? loadKey(parts, tenantId as TenantId)
      // The latest used are last; what is known longest without use goes.
      known.delete(tenantId)
      known.set(tenantId, key)
      key.catch(() => known.delete(tenantId))
      const [oldest] = known.keys()
      if (known.size > keepAtMost && oldest !== undefined) known.delete(oldest)
      return key
    },
    close: async () => {
      stopping.abort()
      await rewrapping.catch(() => {})
    },
  }
}

const missingRoot =
  'SECRET_KEY lacks a key under which secrets in this database are still sealed. ' +
  'Put it back behind the current one, SECRET_KEY=new,old, and let the server run until its log says that the ' +
  'data keys are wrapped under the new one.'

async function loadKey({ openTenant, secrets }: DataKeyParts, tenantId: TenantId): Promise<Buffer> {
  const db = openTenant(tenantId)
  const read = () => db.select('data_keys').select(['wrapped', 'wrapped_by']).executeTakeFirst()
  const stored = (await read()) ?? (await makeKey())
  return secrets.unwrap(stored.wrapped, useOf(tenantId), stored.wrapped_by)

  async function makeKey() {
    const { wrapped, by } = secrets.wrap(randomBytes(keyBytes), useOf(tenantId))
    // Whoever comes second takes the key of the first.
    await db
      .insert('data_keys', { wrapped, wrapped_by: by })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const made = await read()
    if (!made) throw new Error('a data key was not kept')
    return made
  }
}

const ownName = 'data_key'

/** The key of people's own secrets is kept as `root.wrapped` and wrapped anew at once. */
async function openOwnKey({ directory, secrets }: DataKeyParts): Promise<Buffer> {
  const use = useOf('user')
  const fresh = secrets.wrap(randomBytes(keyBytes), use)
  const kept = await directory.keepFirst(ownName, `${fresh.by}.${fresh.wrapped}`)
  const [by = '', wrapped = ''] = kept.split('.')
  if (!secrets.fingerprints.includes(by)) throw new StartError(missingRoot)
  const key = secrets.unwrap(wrapped, use, by)
  if (by === secrets.fingerprints[0]) return key
  const anew = secrets.wrap(key, use)
  await directory.replaceValue(ownName, `${anew.by}.${anew.wrapped}`)
  return key
}

async function rewrapAll({ directory, secrets }: DataKeyParts, stopping: AbortSignal): Promise<number> {
  const [current = ''] = secrets.fingerprints
  let count = 0
  while (!stopping.aborted) {
    const keys = await directory.keysNotWrappedBy(current, chunk)
    for (const stored of keys) {
      const use = useOf(stored.tenant_id)
      await directory.rewrapKey(
        stored,
        secrets.wrap(secrets.unwrap(stored.wrapped, use, stored.wrapped_by), use),
      )
    }
    count += keys.length
    if (keys.length < chunk) return count
    await sleep(pauseMs)
  }
  return count
}

function useOf(tenantId: string): string {
  return JSON.stringify(['data key', tenantId])
}
