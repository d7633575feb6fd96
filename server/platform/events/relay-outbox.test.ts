import { expect, test } from 'vitest'
import { askDirectory, newKind, openTestJobs } from '../../acceptance/job-room.ts'
import { makeTenant } from '../../acceptance/make-tenant.ts'
import { testStore } from '../../acceptance/open-test-store.ts'
import { openLog } from '../../log.ts'
import { openDirectory } from '../tenancy/directory.ts'
import { type CommittedEvent, relayOutbox } from './relay-outbox.ts'
import { writeEvent } from './write-event.ts'

function openLines() {
  const lines: string[] = []
  return { lines, log: openLog('warn', { write: (line: string) => void lines.push(line) }) }
}

test('a database that is away does not keep the relay from closing; what is left waits in the outbox', async () => {
  const { lines, log } = openLines()
  const takeEvents = () => Promise.reject(new Error('it is away'))
  const relay = relayOutbox({ takeEvents }, log, { listener: () => {}, delivered: () => {} })
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
  const jobs = () => askDirectory<{ kind: string }>('select kind from jobs where tenant_id = $1', [id])
  // A kind that the table does not take makes the whole statement fail.
  await expect(
    directory.takeEvents(200, [{ type: 'handoff.requested', kind: null as unknown as string }]),
  ).rejects.toThrow()
  expect([(await waiting()).length, await jobs()]).toEqual([1, []])
  await directory.takeEvents(200, [{ type: 'handoff.requested', kind }])
  expect([(await waiting()).length, await jobs()]).toEqual([0, [{ kind }]])
})
