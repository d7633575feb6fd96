/** The business itself (name, hours, services, prices), in versions valid from one knowledge revision to the next. */
import type { Business } from '#wire'
import type { TenantDb } from '../tenancy/tenant-db.ts'

/** The profile as it was valid at `rev`; the current one without it. */
export async function readBusiness(db: TenantDb, rev?: number): Promise<Business> {
  const query = db.select('profiles').select('business')
  const { business } = await (rev === undefined
    ? query.where('to_rev', 'is', null)
    : query
        .where('from_rev', '<=', rev)
        .where((eb) => eb.or([eb('to_rev', 'is', null), eb('to_rev', '>', rev)]))
  ).executeTakeFirstOrThrow()
  return business
}

/** Writes the version that begins with `rev`, within the caller's transaction. */
export async function writeBusiness(db: TenantDb, business: Business, rev: number): Promise<void> {
  await db.update('profiles').set({ to_rev: rev }).where('to_rev', 'is', null).execute()
  await db.insert('profiles', { from_rev: rev, business: JSON.stringify(business) }).execute()
}
