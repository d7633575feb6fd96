/** Look-ups for turns of all tenants: who holds them, and whose writer is gone. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../store/tables.ts'
import type { TenantId } from './tenant-db.ts'
import { leaseEnd } from './turn-lease.ts'

/** A turn whose writer is gone. */
export interface AbandonedTurn {
  tenantId: TenantId
  id: string
  conversationId: string
  /** Counts this one. */
  attempt: number
  fence: number
  /** Since it was asked, by the database's clock. */
  ageMs: number
}

/** A turn that this process holds. */
export interface HeldTurn {
  tenantId: TenantId
  turnId: string
  fence: number
}

export function workLookUps(db: Kysely<Tables>) {
  return {
    /** Begins a new lease of turns in hand; gives the ids of those that are open and not taken by another process. */
    renewLeases: async (held: readonly HeldTurn[]): Promise<Set<string>> => {
      const rows = sql<HeldTurn>`jsonb_to_recordset(${JSON.stringify(held)}::jsonb)`
      const renewed = await db
        .updateTable('turns')
        .from(rows.as<'held'>(sql`held("tenantId" uuid, "turnId" uuid, fence int)`))
        .set({ lease_until: leaseEnd })
        .whereRef('turns.tenant_id', '=', 'held.tenantId')
        .whereRef('turns.id', '=', 'held.turnId')
        .whereRef('turns.fence', '=', 'held.fence')
        .where('state', 'in', ['pending', 'generating'])
        .returning('turns.id')
        .execute()
      return new Set(renewed.map(({ id }) => id))
    },

    /** Ends every lease: no process that holds one can be alive. */
    endLeases: async (): Promise<void> => {
      await db
        .updateTable('turns')
        .set({ lease_until: sql<string>`now() - interval '1 second'` })
        .where('state', 'in', ['pending', 'generating'])
        .execute()
    },

    /** Takes over turns whose lease has run out, in the order in which they were asked. */
    takeAbandonedTurns: async (limit: number): Promise<AbandonedTurn[]> => {
      const abandoned = db
        .selectFrom('turns')
        .select(['tenant_id', 'id'])
        .where('state', 'in', ['pending', 'generating'])
        .where('lease_until', '<', sql<string>`now()`)
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked()
      const rows = await db
        .updateTable('turns')
        .set((eb) => ({
          attempt: eb('attempt', '+', 1),
          fence: eb('fence', '+', 1),
          lease_until: leaseEnd,
        }))
        .where((eb) => eb(eb.refTuple('tenant_id', 'id'), 'in', abandoned as never))
        .returning(['tenant_id', 'id', 'conversation_id', 'attempt', 'fence'])
        .returning(sql<number>`extract(epoch from now() - created_at)::float8 * 1000`.as('age'))
        .execute()
      // Ids rise with time; rows that are changed come back in any order.
      return rows.map(abandonedOf).sort((a, b) => (a.id < b.id ? -1 : 1))
    },
  }
}

interface TakenRow {
  tenant_id: string
  id: string
  conversation_id: string
  attempt: number
  fence: number
  age: number
}

function abandonedOf({ tenant_id, id, conversation_id, attempt, fence, age }: TakenRow): AbandonedTurn {
  return { tenantId: tenant_id as TenantId, id, conversationId: conversation_id, attempt, fence, ageMs: age }
}
