/** Who may book how many tokens of a day, and what becomes of those that were not taken. */
import { beforeAll, expect, test } from 'vitest'
import { makeTenant, type TestTenant } from '../../acceptance/make-tenant.ts'
import { testStore } from '../../acceptance/open-test-store.ts'
import { openLog } from '../../log.ts'
import { openLimits } from '../../platform/limits/open-limits.ts'
import type { Store } from '../../platform/store/open-store.ts'
import { openMetrics } from '../../platform/telemetry/open-metrics.ts'
import { tenantOpener } from '../../platform/tenancy/tenant-db.ts'
import { openSpendGuard } from './open-spend-guard.ts'

let store: Store
beforeAll(async () => {
  store = await testStore()
})

const limit = (points: number) => ({ points, seconds: 86_400 })

async function openGuard() {
  const tenant = await makeTenant(store)
  const limits = openLimits({
    visitor_tokens: limit(100),
    address_tokens: limit(250),
    tenant_tokens: limit(1_000),
  })
  const guard = openSpendGuard({
    openTenant: tenantOpener(store),
    limits,
    metrics: openMetrics(),
    log: openLog('silent'),
  })
  const reserve = (visitorId: string, tokens: number, address?: string, cap?: number) =>
    guard.reserve({ tenantId: tenant.id, visitorId, address }, tokens, cap)
  return { tenant, guard, reserve, spent: () => spentOf(tenant) }
}

async function spentOf({ db }: TestTenant) {
  const row = await db.select('model_spend').select('tokens').executeTakeFirst()
  return Number(row?.tokens ?? 0)
}

test('one visitor has a share, and the others keep theirs', async () => {
  const { reserve, spent } = await openGuard()
  expect(await reserve('greedy', 80)).not.toBeNull()
  expect(await reserve('greedy', 80)).toBeNull()
  expect(await reserve('greedy', 20)).not.toBeNull()
  expect(await reserve('modest', 80)).not.toBeNull()
  expect(await spent()).toBe(180)
})

test('visitors of one address share what the address may take', async () => {
  const { reserve } = await openGuard()
  const booked = []
  for (const visitor of ['a', 'b', 'c']) booked.push(await reserve(visitor, 100, '192.0.2.1'))
  expect(booked.map((reservation) => reservation !== null)).toEqual([true, true, false])
  expect(await reserve('d', 100, '192.0.2.2')).not.toBeNull()
})

test('many at once never book more than the tenant may spend', async () => {
  const { reserve, spent } = await openGuard()
  const booked = await Promise.all(Array.from({ length: 40 }, (_, visitor) => reserve(`v${visitor}`, 90)))
  expect(booked.filter((reservation) => reservation !== null)).toHaveLength(11)
  expect(await spent()).toBe(990)
})

test('what a call did not take comes back to visitor and tenant, once', async () => {
  const { reserve, guard, spent } = await openGuard()
  const reservation = await reserve('v', 100)
  reservation?.settle({ prompt: 10, completion: 5 })
  reservation?.settle({ prompt: 0, completion: 0 })
  await guard.close()
  expect(await spent()).toBe(15)
  expect(await reserve('v', 85)).not.toBeNull()
  expect(await reserve('v', 1)).toBeNull()
})

test('a call that took more than was booked is counted in full', async () => {
  const { reserve, guard, spent } = await openGuard()
  const reservation = await reserve('v', 50)
  reservation?.settle({ prompt: 40, completion: 30 })
  await guard.close()
  expect(await spent()).toBe(70)
})

test('a lower cap of the owner holds, a higher one does not lift that of the installation', async () => {
  const { reserve } = await openGuard()
  expect(await reserve('a', 60, undefined, 50)).toBeNull()
  expect(await reserve('b', 50, undefined, 50)).not.toBeNull()
  expect(await reserve('c', 1, undefined, 50)).toBeNull()
  for (let visitor = 0; visitor < 9; visitor += 1) await reserve(`v${visitor}`, 100, undefined, 1_000_000)
  expect(await reserve('d', 100, undefined, 1_000_000)).toBeNull()
})

test('half, four fifths and all of it are told, each once', async () => {
  const { tenant, reserve } = await openGuard()
  const told = async () => {
    const client = await store.pool.connect()
    try {
      await client.query('begin')
      await client.query('set local role deskbell_directory')
      const text = `select payload->'percent' as percent from outbox where tenant_id = $1 and type = $2 order by id`
      const { rows } = await client.query(text, [tenant.id, 'usage.threshold_reached'])
      return rows.map(({ percent }) => percent)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  for (let visitor = 0; visitor < 12; visitor += 1) {
    await reserve(`v${visitor}`, 100)
    if (visitor === 4) await expect.poll(told).toEqual([50])
    if (visitor === 8) await expect.poll(told).toEqual([50, 80])
  }
  await expect.poll(told).toEqual([50, 80, 100])
})

test('a store that does not answer books nothing', async () => {
  const { reserve } = await openGuard()
  const guard = openSpendGuard({
    openTenant: () => {
      throw new Error('away')
    },
    limits: openLimits(),
    metrics: openMetrics(),
    log: openLog('silent'),
  })
  const { tenant } = await openGuard()
  expect(await guard.reserve({ tenantId: tenant.id }, 10).catch(() => 'thrown')).toBeNull()
  expect(await reserve('v', 10)).not.toBeNull()
})
