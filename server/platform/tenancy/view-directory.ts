/** Looks of super admins into tenants: begun, ended, running. */
import { type Kysely, sql } from 'kysely'
import type { NewRow, Tables } from '../store/tables.ts'

export function viewLookUps(db: Kysely<Tables>) {
  return {
    /** Begins a look into a tenant; the session's earlier one ends. */
    startView: (view: NewRow<'tenant_views'>) =>
      db.transaction().execute(async (trx) => {
        await endViews(trx, view.session_id)
        return trx.insertInto('tenant_views').values(view).returningAll().executeTakeFirstOrThrow()
      }),

    /** The looks that ended now. */
    endViews: (sessionId: string) => endViews(db, sessionId),

    runningView: (sessionId: string) =>
      db
        .selectFrom('tenant_views')
        .innerJoin('tenants', 'tenants.id', 'tenant_views.tenant_id')
        .selectAll('tenant_views')
        .select('tenants.name as tenant_name')
        .where('session_id', '=', sessionId)
        .where('ended_at', 'is', null)
        .where('ends_at', '>', sql<string>`now()`)
        .orderBy('started_at', 'desc')
        .executeTakeFirst(),

    viewsOf: (tenantId: string, limit: number) =>
      db
        .selectFrom('tenant_views')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
  }
}

function endViews(db: Kysely<Tables>, sessionId: string) {
  return db
    .updateTable('tenant_views')
    .set({ ended_at: sql<string>`now()` })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .returning(['tenant_id', 'id'])
    .execute()
}
