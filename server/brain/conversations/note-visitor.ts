/** Makes a visitor known before the first message: whoever uploads a file has begun to say something. */
import { sql } from 'kysely'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'

/** @returns false when the visitor's credential was revoked */
export async function noteVisitor(
  db: TenantDb,
  { visitorId, epoch }: { visitorId: string; epoch: number },
): Promise<boolean> {
  const visitor = await db
    .insert('visitors', { id: visitorId, epoch })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'id']).doUpdateSet({ last_seen_at: sql<string>`now()` }),
    )
    .returning('epoch')
    .executeTakeFirstOrThrow()
  return visitor.epoch === epoch
}
