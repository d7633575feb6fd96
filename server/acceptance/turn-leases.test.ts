/** A turn is one process's as long as it renews its lease; then another takes it over, and the first is refused. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../platform/store/new-id.ts'
import { openDirectory } from '../platform/tenancy/directory.ts'
import type { TenantDb, TenantId } from '../platform/tenancy/tenant-db.ts'
import { makeTenant } from './make-tenant.ts'
import { testStore } from './open-test-store.ts'

/** A turn whose lease ended so many seconds ago. */
async function openTurn(db: TenantDb, botId: string, secondsAgo: number): Promise<string> {
  const [visitorId, conversationId, id] = [newId(), newId(), newId()]
  await db.insert('visitors', { id: visitorId }).execute()
  const conversation = { id: conversationId, bot_id: botId, visitor_id: visitorId, channel: 'web' as const }
  await db.insert('conversations', conversation).execute()
  const turn = {
    id,
    conversation_id: conversationId,
    state: 'generating' as const,
    lease_until: sql<string>`now() - make_interval(secs => ${secondsAgo})`,
    bot_version: 1,
    knowledge_rev: 1,
    asked_at: new Date().toISOString(),
  }
  await db.insert('turns', turn as never).execute()
  return id
}

async function open() {
  const store = await testStore()
  const directory = openDirectory(store)
  const { id, botId, db } = await makeTenant(store)
  return {
    tenantId: id,
    directory,
    opensTurn: (secondsAgo: number) => openTurn(db, botId, secondsAgo),
    /** The turns of this business that another process would take now. */
    abandoned: async () =>
      (await directory.takeAbandonedTurns(1000)).filter(({ tenantId }) => tenantId === id),
  }
}

test('a turn whose lease has run out is taken over, with the next fence', async () => {
  const business = await open()
  const turnId = await business.opensTurn(1)
  await business.opensTurn(-5)
  expect(await business.abandoned()).toMatchObject([{ id: turnId, fence: 2, attempt: 2 }])
  expect(await business.abandoned()).toEqual([])
})

test('a turn that its process renews is not taken over', async () => {
  const { tenantId, directory, ...business } = await open()
  const turnId = await business.opensTurn(1)
  expect(await directory.renewLeases([{ tenantId, turnId, fence: 1 }])).toEqual(new Set([turnId]))
  expect(await business.abandoned()).toEqual([])
})

test('a process that lost a turn cannot renew it, nor anyone in the name of another tenant', async () => {
  const { tenantId, directory, ...business } = await open()
  const turnId = await business.opensTurn(1)
  await business.abandoned()
  expect(await directory.renewLeases([{ tenantId, turnId, fence: 1 }])).toEqual(new Set())
  const stranger = newId() as TenantId
  expect(await directory.renewLeases([{ tenantId: stranger, turnId, fence: 2 }])).toEqual(new Set())
})
