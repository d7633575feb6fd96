/** Deletes the files of a visitor, with all their bytes. */
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'

export async function forgetAttachments(db: TenantDb, visitorId: string): Promise<void> {
  await db.delete('attachments').where('visitor_id', '=', visitorId).execute()
}
