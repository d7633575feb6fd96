/**
 * The audit log of a tenant: who did what, append-only and chained, so that a change of the past shows. What is about to
 * be done is announced first: when the process dies in the middle, the log says that it may have been done.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { AuditAnchor, AuditVerdict } from '#wire'
import { inBackground, type Log } from '../../log.ts'
import type { Secrets } from '../secrets/open-secrets.ts'
import { newId } from '../store/new-id.ts'
import type { Directory } from '../tenancy/directory.ts'
import type { OpenTenant, TenantId } from '../tenancy/tenant-db.ts'
import { anchorLine } from './anchors.ts'
import { appendEntry } from './append-entry.ts'
import type { AuditEntry } from './audit-entry.ts'
import type { AuditRow, UnchainedEntry } from './chained-entry.ts'
import { entryOf } from './entry-of.ts'
import { openNames } from './open-names.ts'
import { type AuditFilter, readEntries } from './read-entries.ts'
import { cutOldEntries, readRetention, writeRetention } from './retention.ts'
import { verifyChain } from './verify-chain.ts'

export interface AuditLog {
  /** Appends an entry. Its own transaction: never call it inside another, the embedded store has one connection. */
  record(tenantId: TenantId, entry: AuditEntry): Promise<void>
}

/** What was announced and waits for its end. */
export interface Announced {
  /** It was done: the entry is written, or else the announcement stays and tells. Never throws. */
  done(more?: Pick<AuditEntry, 'target' | 'detail'>): Promise<void>
  /** It was refused: nothing is written. Never throws. */
  dropped(): Promise<void>
}

/** The log as its own doors see it. */
export interface AuditBook extends AuditLog {
  /** Announces a call. @throws when that cannot be stored; then it must not be done */
  announce(tenantId: TenantId, entry: AuditEntry): Promise<Announced>
  /** Newest first. */
  read(tenantId: TenantId, filter: AuditFilter): Promise<AuditRow[]>
  /** Null: for ever. */
  retention(tenantId: TenantId): Promise<number | null>
  /** @param keepDays at least 90 */
  setRetention(tenantId: TenantId, keepDays: number | null): Promise<void>
  verify(tenantId: TenantId, anchors?: readonly AuditAnchor[]): Promise<AuditVerdict>
  /** Tells the ends of chains that grew, and writes down what dead processes left. Runs by itself. */
  tidy(): Promise<void>
  close(): Promise<void>
}

export interface AuditParts {
  directory: Pick<
    Directory,
    'nameOfUser' | 'nameOfKey' | 'takeUntoldHeads' | 'leftIntents' | 'logsToCut' | 'cutAuditLog'
  >
  openTenant: OpenTenant
  secrets: Pick<Secrets, 'mac'>
  log: Log
}

const tidyMs = 3600 * 1000
/** A store that is busy for a moment must not cost an entry. */
const pausesMs = [200, 1_000]

export function openAudit(parts: AuditParts): AuditBook {
  const { openTenant, log } = parts
  const nameOf = openNames(parts.directory)
  const complete = async (tenantId: TenantId, entry: AuditEntry) =>
    entryOf(tenantId, entry, await nameOf(entry.actor))
  let tidying: Promise<void> = Promise.resolve()
  const tidy = () => {
    tidying = tidying.catch(() => {}).then(() => tidyUp(parts))
    return tidying
  }
  const timer = setInterval(() => inBackground(log, 'tidying the audit log', tidy()), tidyMs)
  timer.unref()
  return {
    record: async (tenantId, entry) => appendEntry(openTenant(tenantId), await complete(tenantId, entry)),
    announce: async (tenantId, entry) => {
      const db = openTenant(tenantId)
      const announced = await complete(tenantId, entry)
      const id = newId()
      await db.insert('audit_intents', { id, entry: JSON.stringify(announced) }).execute()
      return {
        done: ({ target, detail } = {}) => {
          const { target_type, target_id } = announced
          const known = target_type && target_id ? { type: target_type, id: target_id } : undefined
          const told = target ?? known
          const more = { ...entry, ...(told && { target: told }), detail: { ...entry.detail, ...detail } }
          const whole = { ...entryOf(tenantId, more, announced.actor_name), at: announced.at }
          return insist(log, 'writing an entry of the audit log', () => appendEntry(db, whole, id))
        },
        dropped: () =>
          insist(log, 'dropping an announcement of the audit log', async () => {
            await db.delete('audit_intents').where('id', '=', id).execute()
          }),
      }
    },
    read: (tenantId, filter) => readEntries(openTenant(tenantId), filter),
    retention: (tenantId) => readRetention(openTenant(tenantId)),
    setRetention: (tenantId, keepDays) => writeRetention(openTenant(tenantId), keepDays),
    verify: (tenantId, anchors) => verify(parts, tenantId, anchors),
    tidy,
    close: async () => {
      clearInterval(timer)
      await tidying.catch(() => {})
    },
  }
}

/** What was done is done: a log that cannot be written to says so in the process's log, and the announcement stays. */
async function insist(log: Log, what: string, write: () => Promise<void>): Promise<void> {
  for (const pauseMs of [...pausesMs, undefined]) {
    const failure = await write().then(
      () => undefined,
      (cause: Error) => cause,
    )
    if (!failure) return
    log.error({ err: failure }, `${what} failed`)
    if (pauseMs !== undefined) await sleep(pauseMs)
  }
}

function verify(
  { openTenant }: AuditParts,
  tenantId: TenantId,
  anchors: readonly AuditAnchor[] = [],
): Promise<AuditVerdict> {
  const db = openTenant(tenantId)
  // Whatever stands before the first entry was put there by somebody else: nothing is left out in front of it.
  let start = 0
  const chain = {
    after: (seq: number) => {
      const entries = db.select('audit_log').selectAll()
      const rest = seq === start ? entries : entries.where('seq', '>', seq)
      return rest.orderBy('seq').limit(1_000).execute()
    },
    head: () => db.select('audit_heads').select(['seq', 'hash']).executeTakeFirst(),
    cut: async () => {
      const row = await db.select('audit_heads').select(['cut_seq', 'cut_hash']).executeTakeFirst()
      const cut = row?.cut_hash ? { seq: row.cut_seq, hash: row.cut_hash } : undefined
      start = cut?.seq ?? 0
      return cut
    },
  }
  return verifyChain(chain, anchors)
}

const chunk = 100

async function tidyUp(parts: AuditParts): Promise<void> {
  const { directory, openTenant, secrets, log } = parts
  for (const { tenant_id, id, entry } of await directory.leftIntents(chunk)) {
    await openTenant(tenant_id).transaction(async (db) => {
      // Another process may be at it.
      const mine = await db.delete('audit_intents').where('id', '=', id).returning('id').executeTakeFirst()
      const left = entry as unknown as UnchainedEntry
      if (mine) await appendEntry(db, { ...left, detail: { ...left.detail, outcome: 'unknown' } })
    })
  }
  for (;;) {
    const heads = await directory.takeUntoldHeads(chunk)
    for (const head of heads) log.info(anchorLine(head, secrets), 'audit log')
    if (heads.length < chunk) break
  }
  await cutOldEntries(parts)
}
