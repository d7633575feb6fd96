/** Tells once a day when half, four fifths and all of what a tenant may spend on models is gone. */
import { inBackground, type Log } from '../../log.ts'
import { writeEvent } from '../../platform/events/write-event.ts'
import type { OpenTenant, TenantDb, TenantId } from '../../platform/tenancy/tenant-db.ts'

type Percent = 50 | 80 | 100

export interface SpendAlarm {
  /** @param tokens that are booked on the day, of `most` */
  booked(tenantId: TenantId, day: string, tokens: number, most: number): void
  /** The limit holds a call back. */
  exhausted(tenantId: TenantId, day: string): void
}

/** What this process has told is not looked up again; the store keeps what was told by any. */
const mostRemembered = 10_000

export function openSpendAlarm({ openTenant, log }: { openTenant: OpenTenant; log: Log }): SpendAlarm {
  const told = new Map<string, number>()
  const reach = (tenantId: TenantId, day: string, percent: Percent) => {
    const key = `${tenantId}/${day}`
    if ((told.get(key) ?? 0) >= percent) return
    told.set(key, percent)
    const [oldest] = told.keys()
    if (told.size > mostRemembered && oldest !== undefined) told.delete(oldest)
    inBackground(log, 'telling of spent tokens', tell(openTenant(tenantId), day, percent))
  }
  return {
    booked: (tenantId, day, tokens, most) => {
      if (tokens >= most * 0.8) reach(tenantId, day, 80)
      else if (tokens >= most * 0.5) reach(tenantId, day, 50)
    },
    exhausted: (tenantId, day) => reach(tenantId, day, 100),
  }
}

function tell(db: TenantDb, day: string, percent: Percent): Promise<void> {
  return db.transaction(async (trx) => {
    const first = await trx
      .update('model_spend')
      .set({ told: percent })
      .where('day', '=', day)
      .where('told', '<', percent)
      .returning('told')
      .executeTakeFirst()
    if (first) await writeEvent(trx, { type: 'usage.threshold_reached', meter: 'model_tokens', percent, day })
  })
}
