/** What a process remembers of a talk whose messages race: two may wait for the same place at once. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { acceptMessage } from '../../brain/conversations/accept-message.ts'
import { openRecentTalks } from '../../brain/conversations/recent-talks.ts'
import { makeTenant } from '../make-tenant.ts'
import { testStore } from '../open-test-store.ts'

test('what was said while a message waited for its place is not forgotten by the answers after it', async () => {
  const store = await testStore()
  const { db, botId } = await makeTenant(store)
  const about = { botId, visitorId: randomUUID(), epoch: 0, channel: 'web' as const }
  const says = (text: string, talks = openRecentTalks()) =>
    acceptMessage(db, { ...about, cmid: randomUUID(), text }, talks)
  const { message } = await says('first')

  const talks = openRecentTalks()
  const waiting = await db.transaction(async (trx) => {
    // Another instance places a message, and has not committed it yet.
    await trx
      .update('conversations')
      .set({ head: 2, version: 2 })
      .where('id', '=', message.conversation_id)
      .execute()
    const row = {
      conversation_id: message.conversation_id,
      seq: 2,
      id: randomUUID(),
      role: 'visitor' as const,
    }
    await trx.insert('messages', { ...row, text: 'second', visitor_id: about.visitorId }).execute()
    const third = says('third', talks)
    const blocked = `select count(*)::int as n from pg_locks where not granted`
    await expect.poll(async () => (await store.pool.query(blocked)).rows[0].n).toBeGreaterThan(0)
    // Inside a promise it would be waited for before the commit that it waits for.
    return { third }
  })
  expect((await waiting.third).message.seq).toBe(3)
  const { turn } = await says('fourth', talks)
  expect(turn?.history.map(({ text }) => text)).toEqual(['first', 'second', 'third'])
  expect(talks.find(db.tenantId, about)?.history.at(-1)?.text).toBe('fourth')
})
