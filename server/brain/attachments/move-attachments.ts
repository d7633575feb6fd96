/** Files of a visitor who turned out to be somebody who is known. */
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'

export async function hasAttachments(db: TenantDb, visitorId: string): Promise<boolean> {
  const row = await db
    .select('attachments')
    .select('id')
    .where('visitor_id', '=', visitorId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Also those that are not sent yet: they may be sent as the known visitor. */
export async function moveAttachments(db: TenantDb, from: string, to: string): Promise<void> {
  await db.update('attachments').set({ visitor_id: to }).where('visitor_id', '=', from).execute()
}
