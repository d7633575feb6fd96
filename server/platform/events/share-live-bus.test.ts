import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { openLog } from '../../log.ts'
import type { RedisLink } from '../redis/open-redis.ts'
import type { TenantId } from '../tenancy/tenant-db.ts'
import { type LiveEvent, openLiveBus } from './live-bus.ts'
import { shareLiveBus } from './share-live-bus.ts'

const tenantId = 'garage' as TenantId

/** A bus whose Redis is played here. */
function openPlayed() {
  const lines: string[] = []
  const log = openLog('warn', { write: (line: string) => void lines.push(line) })
  const subscriber = Object.assign(new EventEmitter(), { status: 'wait' })
  const redis = { commands: { status: 'wait' }, subscriber, prefix: 'test:' } as unknown as RedisLink
  const bus = shareLiveBus(openLiveBus(log), redis, log)
  const comes = (event: unknown) =>
    subscriber.emit('message', `test:live:${tenantId}`, JSON.stringify({ from: 'another', event }))
  return { bus, comes, lines }
}

const delta: LiveEvent = {
  type: 'delta',
  tenantId,
  conversationId: 'c',
  visitorId: 'v',
  delta: { turn: 't', attempt: 100, off: 0, text: 'Hello' },
}

test('an event that a listener cannot take, as another version may send it, stops neither the others nor the process', () => {
  const { bus, comes, lines } = openPlayed()
  const heard: string[] = []
  bus.subscribe((event) => {
    if (event.type === 'retold') heard.push(String(event.conversation.head))
  })
  bus.subscribe((event) => heard.push(event.type))
  comes({ type: 'retold', tenantId })
  comes(delta)
  expect(heard).toEqual(['retold', 'delta'])
  expect(lines).toHaveLength(1)
})

test('what is no event, or claims to be of another tenant, is not passed on', () => {
  const { bus, comes } = openPlayed()
  const heard: LiveEvent[] = []
  bus.subscribe((event) => heard.push(event))
  for (const event of [null, 'text', 7, [], {}, { ...delta, tenantId: 'bakery' }]) comes(event)
  expect(heard).toEqual([])
})
