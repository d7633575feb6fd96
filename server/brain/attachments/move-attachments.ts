/** Files of a visitor who turns out to be a known one. */
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'

export async function hasAttachments(db: TenantDb, visitorId: string): Promise<boolean> {
  const one = await db
    .select('attachments')
    .select('id')
    .where('visitor_id', '=', visitorId)
    .limit(1)
    .execute()
  return one.length > 0
}

/** Sent or not yet: what was uploaded before goes along. */
export async function moveAttachments(db: TenantDb, from: string, to: string): Promise<void> {
  await db.update('attachments').set({ visitor_id: to }).where('visitor_id', '=', from).execute()
}
