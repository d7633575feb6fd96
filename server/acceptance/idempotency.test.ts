/** A request whose process died leaves its key; after a while the same request may be made again. */
import { expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { settleOnce } from '../platform/http/idempotency.ts'
import { tenantKeys } from '../platform/http/key-store.ts'
import type { AnyRoute } from '../platform/http/route.ts'
import type { TenantDb } from '../platform/tenancy/tenant-db.ts'
import { makeTenant, type TestTenant } from './make-tenant.ts'
import { testStore } from './open-test-store.ts'

const attempt = {
  principal: 'key:a key',
  key: 'order-1',
  route: { name: 'order' } as AnyRoute,
  input: { cups: 2 },
}
const settled = (body: unknown) => async () => ({ status: 201, body })
/** The process ends while the work is in hand. */
const neverEnding = () => new Promise<never>(() => {})

async function claimedAgo(minutes: number): Promise<TestTenant> {
  const tenant = await makeTenant(await testStore())
  void settleOnce(tenantKeys(tenant.db), attempt, neverEnding)
  await expect.poll(() => tenant.db.select('idempotency_keys').select('key').execute()).toHaveLength(1)
  const created_at = new Date(Date.now() - minutes * 60_000).toISOString()
  await tenant.db.update('idempotency_keys').set({ created_at }).execute()
  return tenant
}

test('a key that a dead process left is free again after two minutes, and then answers as any other', async () => {
  const { db } = await claimedAgo(3)
  expect(await settleOnce(tenantKeys(db), attempt, settled('two cups'))).toMatchObject({
    body: 'two cups',
    replayed: false,
  })
  expect(await settleOnce(tenantKeys(db), attempt, settled('four cups'))).toMatchObject({
    body: 'two cups',
    replayed: true,
  })
})

test('until then the request counts as in progress', async () => {
  const { db } = await claimedAgo(1)
  await expect(settleOnce(tenantKeys(db), attempt, settled('two cups'))).rejects.toMatchObject({
    code: 'idempotency_in_progress',
  })
})

test('another request does not get the key that a dead process left', async () => {
  const { db } = await claimedAgo(3)
  const other = { ...attempt, input: { cups: 3 } }
  await expect(settleOnce(tenantKeys(db), other, settled('three cups'))).rejects.toMatchObject({
    code: 'idempotency_conflict',
  })
})

test('work that was done is not done again because the store was busy when that was to be noted', async () => {
  const { db } = await makeTenant(await testStore())
  const busyOnce = failsOnce(db, 'update')
  expect(await settleOnce(tenantKeys(busyOnce), attempt, settled('two cups'))).toMatchObject({
    body: 'two cups',
  })
  expect(await settleOnce(tenantKeys(db), attempt, settled('four cups'))).toMatchObject({
    body: 'two cups',
    replayed: true,
  })
})

test('the failure of the work is told, also when the store is busy when the key is to be freed', async () => {
  const { db } = await makeTenant(await testStore())
  // The first deletion is that of old keys.
  const failing = failsOnce(db, 'delete', 2)
  const work = () => Promise.reject(new AppError('not_found'))
  await expect(settleOnce(tenantKeys(failing), attempt, work)).rejects.toMatchObject({ code: 'not_found' })
})

test('work that may be done or not is never done again: the key says so, and the next try is told to look', async () => {
  const { db } = await makeTenant(await testStore())
  const lost = new AppError('busy', { cause: new Error('Connection terminated unexpectedly') })
  let times = 0
  const work = async (): Promise<never> => {
    times += 1
    throw lost
  }
  await expect(settleOnce(tenantKeys(db), attempt, work)).rejects.toBe(lost)
  const again = () => settleOnce(tenantKeys(db), attempt, work).catch(({ code }: AppError) => code)
  await expect.poll(again).toBe('outcome_unknown')
  expect(times).toBe(1)
})

test('work that the database has undone may be done again at once', async () => {
  const { db } = await makeTenant(await testStore())
  const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01', severity: 'ERROR' })
  const work = () => Promise.reject(new AppError('busy', { cause: deadlock }))
  await expect(settleOnce(tenantKeys(db), attempt, work)).rejects.toMatchObject({ code: 'busy' })
  expect(await settleOnce(tenantKeys(db), attempt, settled('two cups'))).toMatchObject({
    body: 'two cups',
    replayed: false,
  })
})

test('a claim that was not heard of is taken back, so that the same request is done soon', async () => {
  const { db } = await makeTenant(await testStore())
  const { insert } = db
  // The row is there, its acknowledgement is not.
  const deaf = {
    ...db,
    insert: (...given: Parameters<typeof insert>) => {
      const query = insert(...given)
      const unheard = async () => {
        await query.onConflict((conflict) => conflict.doNothing()).execute()
        throw new AppError('busy', { cause: new Error('Connection terminated unexpectedly') })
      }
      return { onConflict: () => ({ returning: () => ({ executeTakeFirst: unheard }) }) }
    },
  } as unknown as TenantDb
  await expect(settleOnce(tenantKeys(deaf), attempt, settled('two cups'))).rejects.toMatchObject({
    code: 'busy',
  })
  const again = () => settleOnce(tenantKeys(db), attempt, settled('two cups')).catch(() => null)
  await expect.poll(again).toMatchObject({ body: 'two cups', replayed: false })
})

/** @param nth which of its statements of this kind fails */
function failsOnce(db: TenantDb, kind: 'update' | 'delete', nth = 1): TenantDb {
  let count = 0
  const busy = {
    set: () => busy,
    where: () => busy,
    execute: () => Promise.reject(new AppError('busy')),
  }
  return {
    ...db,
    [kind]: (table: 'idempotency_keys') => {
      count += 1
      return count === nth ? busy : db[kind](table)
    },
  } as TenantDb
}
