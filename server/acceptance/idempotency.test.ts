/** A request whose process died leaves its key; after a while the same request may be made again. */
import { expect, test } from 'vitest'
import { settleOnce } from '../platform/http/idempotency.ts'
import type { AnyRoute } from '../platform/http/route.ts'
import { makeTenant, type TestTenant } from './make-tenant.ts'
import { testStore } from './open-test-store.ts'

const attempt = {
  caller: { kind: 'api_key', id: 'a key' } as never,
  key: 'order-1',
  route: { name: 'order' } as AnyRoute,
  input: { cups: 2 },
}
const settled = (body: unknown) => async () => ({ status: 201, body })
/** The process ends while the work is in hand. */
const neverEnding = () => new Promise<never>(() => {})

async function claimedAgo(minutes: number): Promise<TestTenant> {
  const tenant = await makeTenant(await testStore())
  void settleOnce(tenant.db, attempt, neverEnding)
  await expect.poll(() => tenant.db.select('idempotency_keys').select('key').execute()).toHaveLength(1)
  const created_at = new Date(Date.now() - minutes * 60_000).toISOString()
  await tenant.db.update('idempotency_keys').set({ created_at }).execute()
  return tenant
}

test('a key that a dead process left is free again after two minutes, and then answers as any other', async () => {
  const { db } = await claimedAgo(3)
  expect(await settleOnce(db, attempt, settled('two cups'))).toMatchObject({
    body: 'two cups',
    replayed: false,
  })
  expect(await settleOnce(db, attempt, settled('four cups'))).toMatchObject({
    body: 'two cups',
    replayed: true,
  })
})

test('until then the request counts as in progress', async () => {
  const { db } = await claimedAgo(1)
  await expect(settleOnce(db, attempt, settled('two cups'))).rejects.toMatchObject({
    code: 'idempotency_in_progress',
  })
})

test('another request does not get the key that a dead process left', async () => {
  const { db } = await claimedAgo(3)
  const other = { ...attempt, input: { cups: 3 } }
  await expect(settleOnce(db, other, settled('three cups'))).rejects.toMatchObject({
    code: 'idempotency_conflict',
  })
})
