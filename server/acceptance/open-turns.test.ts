/** Questions that a process leaves behind: the next one sees to all of them. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openStore, type StoreOptions } from '../platform/store/open-store.ts'
import { type TenantId, tenantOpener } from '../platform/tenancy/tenant-db.ts'
import { freshDatabase } from './fresh-database.ts'
import { openTestApp } from './open-test-app.ts'

/** A conversation, and a way to leave questions in it that nobody works on. */
async function leftBehind() {
  const place = await freshDatabase()
  const first = await openTestApp({}, place)
  const shop = await first.signUp()
  const visitor = await shop.website.opensChat()
  const { conversation_id } = await visitor.asks('Hello')
  const { visitor_id } = await visitor.join(2)
  await first[Symbol.asyncDispose]()

  const store = await openStore(place)
  const db = tenantOpener(store)(shop.id as TenantId)
  const ask = async (count: number) => {
    const ids = Array.from({ length: count }, () => randomUUID())
    const message = { conversation_id, visitor_id, role: 'visitor' as const, text: 'Hello' }
    const messages = ids.map((id, index) => ({ ...message, id, seq: index + 3, cmid: id }))
    await db.insert('messages', messages).execute()
    await db
      .update('conversations')
      .set({ head: count + 2 })
      .where('id', '=', conversation_id)
      .execute()
    const turn = { conversation_id, state: 'generating' as const, bot_version: 1, knowledge_rev: 1 }
    const times = { lease_until: longAgo, asked_at: longAgo }
    await db
      .insert(
        'turns',
        ids.map((id) => ({ ...turn, ...times, id })),
      )
      .execute()
    return ids
  }
  return { place, shop, store, ask }
}

const longAgo = '2026-01-01T00:00:00.000Z'

test('more open questions than are taken over at once all come to an end', async () => {
  const { place, shop, store, ask } = await leftBehind()
  await ask(120)
  await store.close()
  const next = await openTestApp({}, place)
  await next[Symbol.asyncDispose]()
  await using after = await openedAgain(place)
  const open = await tenantOpener(after.store)(shop.id as TenantId)
    .select('turns')
    .select('turns.id')
    .where('state', 'not in', ['done', 'merged'])
    .execute()
  expect(open).toEqual([])
})

async function openedAgain(place: StoreOptions) {
  const store = await openStore(place)
  return { store, [Symbol.asyncDispose]: () => store.close() }
}
