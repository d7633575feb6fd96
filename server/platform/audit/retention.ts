/** How long a tenant's entries are kept. What is cut off is told in the log itself, with the hash at which it now begins. */
import type { Log } from '../../log.ts'
import type { Secrets } from '../secrets/open-secrets.ts'
import type { Directory } from '../tenancy/directory.ts'
import type { OpenTenant, TenantDb } from '../tenancy/tenant-db.ts'
import { anchorLine } from './anchors.ts'
import { appendEntry } from './append-entry.ts'
import { genesis } from './chained-entry.ts'
import { entryOf } from './entry-of.ts'

export interface RetentionParts {
  directory: Pick<Directory, 'logsToCut' | 'cutAuditLog'>
  openTenant: OpenTenant
  secrets: Pick<Secrets, 'mac'>
  log: Log
}

/** Days; null: for ever. */
export async function readRetention(db: TenantDb): Promise<number | null> {
  const row = await db.select('audit_heads').select('keep_days').executeTakeFirst()
  return row?.keep_days ?? null
}

/** A tenant whose log has no entry yet gets the head of an empty one. */
export async function writeRetention(db: TenantDb, keepDays: number | null): Promise<void> {
  await db
    .insert('audit_heads', { seq: 0, hash: genesis, keep_days: keepDays })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ keep_days: keepDays }))
    .execute()
}

const logsAtOnce = 100
/** A statement must not hold the store for long. */
const entriesAtOnce = 1_000

/** Each in its turn, until nothing is too old. */
export async function cutOldEntries(parts: RetentionParts): Promise<void> {
  for (const tenantId of await parts.directory.logsToCut(logsAtOnce)) await cutLog(tenantId, parts)
}

async function cutLog(
  tenantId: TenantDb['tenantId'],
  { directory, openTenant, secrets, log }: RetentionParts,
): Promise<void> {
  let last: Awaited<ReturnType<typeof directory.cutAuditLog>>
  for (;;) {
    const cut = await directory.cutAuditLog(tenantId, entriesAtOnce)
    if (!cut) break
    last = cut
  }
  if (!last) return
  log.info(anchorLine(last, secrets), 'audit log')
  const detail = { through_seq: last.seq, hash: last.hash }
  const entry = { actor: { kind: 'system', id: null } as const, action: 'auditLogCut', detail }
  await appendEntry(openTenant(tenantId), entryOf(tenantId, entry, null))
}
