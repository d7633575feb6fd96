/** Which websites may open a visitor's session with a tenant's account token. */
import { sql } from 'kysely'
import type { SeenOrigin } from '#wire'
import type { TenantOfToken } from './credential-directory.ts'
import type { TenantDb } from './tenant-db.ts'

/** `listed` and `own` sites get the full budgets, `learned` ones a quarter. */
export type OriginVerdict = 'own' | 'listed' | 'learned' | 'refused'

/** While its list is empty, a tenant learns this many origins, for so long after its sign-up. */
const learning = { origins: 20, days: 14 }

/**
 * @param origin the browser's Origin header; a page without one (a file, a sandboxed frame) is refused
 * @param ownOrigin origin of PUBLIC_URL: hosted pages, demo and preview
 */
export async function judgeOrigin(
  db: TenantDb,
  tenant: Pick<TenantOfToken, 'allowed_origins' | 'created_at'>,
  origin: string | undefined,
  ownOrigin: string,
): Promise<OriginVerdict> {
  if (!origin || origin === 'null') return 'refused'
  if (origin === ownOrigin) return 'own'
  if (tenant.allowed_origins.length > 0) {
    return isAllowed(tenant.allowed_origins, origin) ? 'listed' : 'refused'
  }
  const known = await db
    .select('seen_origins')
    .select('origin')
    .where('origin', '=', origin)
    .executeTakeFirst()
  if (known) return 'learned'
  const young = Date.now() - Date.parse(tenant.created_at) < learning.days * 24 * 3600 * 1000
  return young && (await noteOrigin(db, origin)) ? 'learned' : 'refused'
}

/** Remembers that the widget was seen on a site; false when the tenant has seen too many. */
export async function noteOrigin(db: TenantDb, origin: string): Promise<boolean> {
  const updated = await db
    .update('seen_origins')
    .set({ count: sql<number>`count + 1`, last_seen_at: sql<string>`now()` })
    .where('origin', '=', origin)
    .executeTakeFirst()
  if (updated.numUpdatedRows > 0n) return true
  const { total } = await db
    .select('seen_origins')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  if (total >= learning.origins) return false
  await db
    .insert('seen_origins', { origin })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}

/** The latest first, with whether the list covers them. */
export async function listSeenOrigins(db: TenantDb): Promise<SeenOrigin[]> {
  const { allowed_origins } = await db.own().select('allowed_origins').executeTakeFirstOrThrow()
  const rows = await db
    .select('seen_origins')
    .select(['origin', 'count', 'last_seen_at'])
    .orderBy('last_seen_at', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, allowed: isAllowed(allowed_origins, row.origin) }))
}

/** Whether an entry of the list covers the origin. */
function isAllowed(entries: readonly string[], origin: string): boolean {
  return entries.some((entry) => covers(entry, origin))
}

/** Whether an entry of the list is well formed: an exact origin, or `https://*.host`. */
export function isOriginEntry(entry: string): boolean {
  const exact = entry.replace('://*.', '://any.')
  return (
    URL.canParse(exact) &&
    new URL(exact).origin === exact.toLowerCase() &&
    /^https?:\/\/[^*]+$/.test(exact) &&
    (exact === entry || entry.startsWith('https://*.'))
  )
}

function covers(entry: string, origin: string): boolean {
  if (!entry.startsWith('https://*.')) return entry.toLowerCase() === origin.toLowerCase()
  return (
    origin.startsWith('https://') &&
    origin.toLowerCase().endsWith(entry.slice('https://*'.length).toLowerCase())
  )
}
