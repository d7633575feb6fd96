import { expect, test } from 'vitest'
import { askDirectory, newKind, openTestJobs } from '../../acceptance/job-room.ts'
import { makeTenant } from '../../acceptance/make-tenant.ts'
import { testStore } from '../../acceptance/open-test-store.ts'
import { openLog } from '../../log.ts'
import { openDirectory } from '../tenancy/directory.ts'
import type { Delivery } from '../tenancy/outbox-directory.ts'
import { type TenantDb, tenantOpener } from '../tenancy/tenant-db.ts'
import { hearAgain, unheardEvent } from './hear-again.ts'
import { type CommittedEvent, relayOutbox } from './relay-outbox.ts'
import { writeEvent } from './write-event.ts'

function openLines() {
  const lines: string[] = []
  return { lines, log: openLog('warn', { write: (line: string) => void lines.push(line) }) }
}

test('a database that is away does not keep the relay from closing; what is left waits in the outbox', async () => {
  const { lines, log } = openLines()
  const away = () => Promise.reject(new Error('it is away'))
  const directory = { takeEvents: away, announceDeliveries: async () => {}, putAsideEvents: away }
  const relay = relayOutbox(directory, log, { listener: () => {}, delivered: () => {} })
  relay.open()
  await relay.close()
  expect(lines).toHaveLength(1)
})

test('an event becomes a job of every kind that wants it, and is told to the listeners as before', async () => {
  const { room } = await openTestJobs()
  const { log } = openLines()
  const heard: CommittedEvent[] = []
  const directory = openDirectory(await testStore())
  const relay = relayOutbox(directory, log, {
    listener: (event) => void heard.push(event),
    delivered: room.wake,
  })
  const done: unknown[] = []
  for (const kind of [newKind('first'), newKind('second')]) {
    relay.deliver('handoff.requested', kind)
    room.handle(kind, async (payload) => void done.push(payload))
  }
  const { id, db } = await makeTenant(await testStore())
  await db.transaction(async (trx) => {
    await writeEvent(trx, { type: 'handoff.requested', conversation_id: 'c1' })
    await writeEvent(trx, { type: 'conversation.ended', conversation_id: 'c2' })
  })
  room.open()
  relay.open()
  const payload = { tenant_id: id, conversation_id: 'c1' }
  await expect.poll(() => done, { timeout: 8_000 }).toEqual([payload, payload])
  expect(heard.filter(({ tenantId }) => tenantId === id).map(({ event }) => event.type)).toEqual([
    'handoff.requested',
    'conversation.ended',
  ])
  await relay.close()
})

test('an event whose process dies once it has taken it is a job already; one that could not be taken is still there', async () => {
  const store = await testStore()
  const directory = openDirectory(store)
  const kind = newKind('event')
  const { id, db } = await makeTenant(store)
  await writeEvent(db, { type: 'handoff.requested', conversation_id: 'c1' })
  const waiting = () => askDirectory('select from outbox where tenant_id = $1', [id])
  // Of the store's other tests some have announced what they want of such events.
  const jobs = () =>
    askDirectory<{ kind: string }>('select kind from jobs where tenant_id = $1 and kind = $2', [id, kind])
  const take = (deliveries: Delivery[]) =>
    directory.takeEvents({ known: ['handoff.requested'], deliveries, limit: 200 })
  // A kind that the table does not take makes the whole statement fail.
  await expect(take([{ type: 'handoff.requested', kind: null as unknown as string }])).rejects.toThrow()
  expect([(await waiting()).length, await jobs()]).toEqual([1, []])
  await take([{ type: 'handoff.requested', kind }])
  expect([(await waiting()).length, await jobs()]).toEqual([0, [{ kind }]])
})

/** What another version wrote: `count` events of a type that this one does not know. */
async function writeForeign(db: TenantDb, count: number, days = 0): Promise<string> {
  const type = newKind('foreign')
  const row = {
    type,
    payload: '{"conversation_id":"c1"}',
    created_at: new Date(Date.now() - days * 86_400_000).toISOString(),
  }
  await db
    .insert(
      'outbox',
      Array.from({ length: count }, () => row),
    )
    .execute()
  return type
}

test('events of a newer version are left to it, and keep those behind them waiting no longer', async () => {
  const store = await testStore()
  const directory = openDirectory(store)
  const { id, db } = await makeTenant(store)
  const foreign = await writeForeign(db, 250)
  await writeEvent(db, { type: 'conversation.ended', conversation_id: 'c2' })
  const heard: CommittedEvent[] = []
  const relay = relayOutbox(directory, openLines().log, {
    listener: (event) => void heard.push(event),
    delivered: () => {},
  })
  relay.open()
  await expect.poll(() => heard.filter(({ tenantId }) => tenantId === id)).toHaveLength(1)
  await relay.close()
  const left = await askDirectory('select from outbox where type = $1', [foreign])
  expect(left).toHaveLength(250)
  const figures = await directory.outboxFigures()
  expect(figures.waiting).toBeGreaterThanOrEqual(250)
  expect(figures.oldest_seconds).toBeGreaterThan(0)
  const newer = await directory.takeEvents({ known: [foreign], deliveries: [], limit: 1000 })
  expect(newer).toHaveLength(250)
})

test('an older version makes the jobs that a newer one wants of an event that both know', async () => {
  const store = await testStore()
  const directory = openDirectory(store)
  const { id, db } = await makeTenant(store)
  const kind = newKind('newer')
  await directory.announceDeliveries([{ type: 'feedback.created', kind }])
  await writeEvent(db, { type: 'feedback.created', conversation_id: 'c1', message_id: 'm1', value: 1 })
  await directory.takeEvents({ known: ['feedback.created'], deliveries: [], limit: 1000 })
  const jobs = () => askDirectory('select tenant_id from jobs where kind = $1', [kind])
  expect(await jobs()).toEqual([{ tenant_id: id }])
  await askDirectory(`update installation set value = (now() - interval '2 days')::text where name = $1`, [
    `delivery:feedback.created:${kind}`,
  ])
  await writeEvent(db, { type: 'feedback.created', conversation_id: 'c1', message_id: 'm1', value: 1 })
  await directory.takeEvents({ known: ['feedback.created'], deliveries: [], limit: 1000 })
  expect(await jobs()).toHaveLength(1)
})

test('events that nobody has known for a week are dead jobs; tried again, they are in the outbox', async () => {
  const { room, directory } = await openTestJobs()
  const store = await testStore()
  const { id, db } = await makeTenant(store)
  const [old, young] = [await writeForeign(db, 1, 8), await writeForeign(db, 1, 6)]
  const waiting = async () =>
    (
      await askDirectory<{ type: string }>('select type from outbox where tenant_id = $1 order by id', [id])
    ).map(({ type }) => type)
  expect(await directory.putAsideEvents([young], unheardEvent, 7)).toContain(old)
  expect(await waiting()).toEqual([young])
  const dead = (await room.listDead(1000)).find(({ tenant_id }) => tenant_id === id)
  expect(dead?.payload).toEqual({ conversation_id: 'c1', tenant_id: id, event_type: old })
  expect(dead?.error).toContain(old)
  room.handle(unheardEvent, hearAgain(tenantOpener(store)))
  room.open()
  await room.retryDead(dead?.id ?? '')
  await expect.poll(waiting, { timeout: 8_000 }).toEqual([young, old])
})
