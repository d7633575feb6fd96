/**
 * What models may cost: tokens a day for a visitor, an address and a tenant. A call books the most that it can take
 * before it is made, in one statement that cannot be overtaken, and gives back afterwards what it did not take. Who gets
 * nothing is answered without a model. A process that dies leaves what it booked: its calls may have cost as much.
 */
import { sql } from 'kysely'
import type { Log } from '../../log.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import type { Metrics } from '../../platform/telemetry/open-metrics.ts'
import type { OpenTenant, TenantDb, TenantId } from '../../platform/tenancy/tenant-db.ts'
import { openSpendAlarm } from './spend-alarm.ts'

/** For whom a model would be called. */
export interface Asker {
  tenantId: TenantId
  /** Absent where a member tries the bot out. */
  visitorId?: string | undefined
  /** As limits count it. */
  address?: string | undefined
}

/** Tokens that are booked for one call. */
export interface Reservation {
  /** Books what the call took in truth; a second time does nothing. */
  settle(usage: { prompt: number; completion: number }): void
}

export interface SpendGuard {
  /**
   * Books tokens; null when that would exceed what the asker may take, or cannot be booked now.
   * @param cap the bot's own limit for its tenant's day, where that is less than the installation's
   */
  reserve(asker: Asker, tokens: number, cap?: number): Promise<Reservation | null>
  /** Waits until everything that was settled is stored. */
  close(): Promise<void>
}

export interface SpendGuardParts {
  openTenant: OpenTenant
  limits: Limits
  metrics: Pick<Metrics, 'modelTokens' | 'modelRefusals'>
  log: Log
}

export function openSpendGuard(parts: SpendGuardParts): SpendGuard {
  const { limits, openTenant, metrics, log } = parts
  const returns = openReturns(parts)
  const alarm = openSpendAlarm(parts)
  const refuse = (by: 'visitor' | 'address' | 'tenant' | 'store') => {
    metrics.modelRefusals.inc({ by })
    return null
  }
  const settling = (asker: Asker, share: Share, { day, tokens }: Booking): Reservation => {
    let isOpen = true
    return {
      settle: ({ prompt, completion }) => {
        if (!isOpen) return
        isOpen = false
        metrics.modelTokens.inc({ kind: 'prompt' }, prompt)
        metrics.modelTokens.inc({ kind: 'completion' }, completion)
        const rest = tokens - prompt - completion
        share.giveBack(rest)
        returns.add(asker.tenantId, day, rest)
      },
    }
  }
  return {
    reserve: async (asker, tokens, cap = Number.POSITIVE_INFINITY) => {
      const share = await takeShares(limits, asker, tokens)
      if (share.refusedBy) return refuse(share.refusedBy)
      const most = Math.min(cap, limits.pointsOf('tenant_tokens'))
      const booking = { day: new Date().toISOString().slice(0, 10), tokens, most }
      const booked = await book(openTenant, asker, booking).catch((error: unknown) => {
        log.warn({ err: error }, 'tokens could not be booked')
        return 'store' as const
      })
      if (typeof booked === 'number') {
        alarm.booked(asker.tenantId, booking.day, booked, most)
        return settling(asker, share, booking)
      }
      share.giveBack(tokens)
      if (booked === null) alarm.exhausted(asker.tenantId, booking.day)
      return refuse(booked ?? 'tenant')
    },
    close: returns.close,
  }
}

interface Booking {
  day: string
  tokens: number
  most: number
}

/** One statement: it waits for the row, and looks at it as it is then. The day's sum, or null when it is too much. */
async function book(openTenant: OpenTenant, { tenantId }: Asker, booking: Booking): Promise<number | null> {
  if (booking.tokens > booking.most) return null
  const [row] = await openTenant(tenantId).prepared(bookStatement, booking)
  return row ? Number(row.tokens) : null
}

const bookStatement = (db: TenantDb, { day, tokens, most }: Booking) =>
  db
    .insert('model_spend', { day, tokens, calls: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'day'])
        .doUpdateSet({
          tokens: sql<number>`model_spend.tokens + excluded.tokens`,
          calls: sql<number>`model_spend.calls + 1`,
        })
        .where(sql<boolean>`model_spend.tokens + excluded.tokens <= ${most}::bigint`),
    )
    .returning('tokens')

interface Share {
  refusedBy: 'visitor' | 'address' | null
  giveBack(rest: number): void
}

/** The shares of the visitor and of the address, counted where other limits are. */
async function takeShares(
  limits: Limits,
  { tenantId, visitorId, address }: Asker,
  tokens: number,
): Promise<Share> {
  const taken: [name: 'visitor_tokens' | 'address_tokens', key: string][] = []
  const giveBack = (rest: number) => {
    // A count that cannot be mended errs on the side of caution, and ends with the day.
    for (const [name, key] of taken) void limits.giveBack(name, key, rest).catch(() => {})
  }
  const shares = [
    ['visitor', 'visitor_tokens', visitorId],
    ['address', 'address_tokens', address],
  ] as const
  for (const [by, name, who] of shares) {
    if (who === undefined) continue
    taken.push([name, `${tenantId}/${who}`])
    const { allowed } = await limits.take(name, `${tenantId}/${who}`, tokens)
    if (allowed) continue
    giveBack(tokens)
    return { refusedBy: by, giveBack }
  }
  return { refusedBy: null, giveBack }
}

/** How long what is given back waits for more of it: one statement a tenant, whatever number of calls ends. */
const gatherMs = 200

/** Gives back to tenants what their calls did not take, while nobody waits for it. */
function openReturns({ openTenant, log }: SpendGuardParts) {
  const gathered = new Map<string, { tenantId: TenantId; day: string; tokens: number }>()
  let timer: NodeJS.Timeout | undefined
  let storing: Promise<unknown> = Promise.resolve()
  const store = () => {
    timer = undefined
    const rows = [...gathered.values()]
    gathered.clear()
    const work = Promise.all(rows.map((row) => giveBack(openTenant(row.tenantId), row)))
    storing = Promise.all([storing, work]).catch((error: unknown) =>
      log.warn({ err: error }, 'tokens that were not used could not be given back'),
    )
  }
  return {
    add: (tenantId: TenantId, day: string, tokens: number) => {
      if (tokens === 0) return
      const key = `${tenantId}/${day}`
      const row = gathered.get(key) ?? { tenantId, day, tokens: 0 }
      row.tokens += tokens
      gathered.set(key, row)
      timer ??= setTimeout(store, gatherMs)
    },
    close: async () => {
      clearTimeout(timer)
      store()
      await storing
    },
  }
}

/** A call may have taken more than was booked; then the tenant has spent more. */
function giveBack(db: TenantDb, { day, tokens }: { day: string; tokens: number }) {
  return db
    .update('model_spend')
    .set({ tokens: sql<number>`greatest(0, model_spend.tokens - ${tokens}::bigint)` })
    .where('day', '=', day)
    .execute()
}
