/** Appends an entry to its tenant's chain, in one statement: the head's row lock gives it its place. */
import { sql } from 'kysely'
import type { TenantDb } from '../tenancy/tenant-db.ts'
import { canonicalEntry, chainedHash, genesis, type UnchainedEntry } from './chained-entry.ts'

/** @param intentId what announced it, and is done with it */
export async function appendEntry(db: TenantDb, entry: UnchainedEntry, intentId?: string): Promise<void> {
  const { tenant_id: _, ...rest } = entry
  const value = (name: keyof typeof rest, type: string) =>
    sql`${name === 'detail' ? JSON.stringify(rest.detail) : rest[name]}::${sql.raw(type)}`.as(name)
  await db
    .with('done', () =>
      db
        .delete('audit_intents')
        .where('id', '=', intentId ?? nobody)
        .returning('id'),
    )
    .with('head', () => takePlace(db, entry))
    .insertInto('audit_log')
    .columns(['tenant_id', 'seq', 'hash', ...columns.map(([name]) => name)])
    .expression((eb) =>
      eb
        .selectFrom('head')
        .select([
          'head.tenant_id',
          'head.seq',
          'head.hash',
          ...columns.map(([name, type]) => value(name, type)),
        ]),
    )
    .execute()
}

const nobody = '00000000-0000-0000-0000-000000000000'

const columns = [
  ['at', 'timestamptz'],
  ['actor_kind', 'text'],
  ['actor_id', 'text'],
  ['actor_name', 'text'],
  ['action', 'text'],
  ['target_type', 'text'],
  ['target_id', 'text'],
  ['detail', 'jsonb'],
  ['address', 'text'],
  ['reason', 'text'],
  ['request_id', 'text'],
] as const

/** The place after the last one; whoever appends meanwhile waits here. */
function takePlace(db: TenantDb, entry: UnchainedEntry) {
  const next = sql<number>`audit_heads.seq + 1`
  const text = sql`audit_heads.hash || chr(10) || ${next} || chr(10) || ${canonicalEntry(entry)}::text`
  return db
    .insert('audit_heads', { seq: 1, hash: chainedHash(genesis, 1, entry) })
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet({
        seq: next,
        hash: sql<string>`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`,
      }),
    )
    .returning(['tenant_id', 'seq', 'hash'])
}
