import { expect, test } from 'vitest'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import { handedOn, openTurnQueue, type QueuedTurn } from './turn-queue.ts'

/** A turn that runs until it is let go or given away. */
function turn(turnId: string, more: Partial<QueuedTurn> = {}) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const abort = new AbortController()
  abort.signal.addEventListener('abort', () => resolve())
  const tenantId = 'a tenant' as TenantId
  const queued: QueuedTurn = {
    tenantId,
    turnId,
    fence: 1,
    conversationId: 'a conversation',
    question: turnId,
    files: 0,
    askedAt: new Date(0),
    began: performance.now(),
    merges: true,
    absorbed: [],
    abort,
    spoke: false,
    run: () => promise,
    ...more,
  }
  return { ...queued, queued, letGo: resolve }
}

test('a later message absorbs a turn that has said nothing, and both are held', async () => {
  const queue = openTurnQueue()
  const [first, second] = [turn('first'), turn('second')]
  void queue.add(first.queued)
  void queue.add(second.queued)
  expect(second.queued.question).toBe('first\nsecond')
  await expect.poll(() => queue.held().map(({ turnId }) => turnId)).toEqual(['second', 'first'])
  second.letGo()
  await queue.idle()
  expect(queue.held()).toEqual([])
})

test('a turn that was asked earlier and is taken over late absorbs none that came after it', async () => {
  const queue = openTurnQueue()
  const [second, first] = [turn('second', { askedAt: new Date(2) }), turn('first', { askedAt: new Date(1) })]
  void queue.add(second.queued)
  void queue.add(first.queued)
  expect(second.abort.signal.aborted).toBe(false)
  expect(first.queued.question).toBe('first')
  second.letGo()
  first.letGo()
  await queue.idle()
})

test('a turn that has spoken is left to its end, and the next waits', async () => {
  const queue = openTurnQueue()
  const [first, second] = [turn('first', { spoke: true }), turn('second')]
  void queue.add(first.queued)
  void queue.add(second.queued)
  expect(new Set(queue.held().map(({ turnId }) => turnId))).toEqual(new Set(['first', 'second']))
  expect(first.abort.signal.aborted).toBe(false)
  first.letGo()
  second.letGo()
  await queue.idle()
})

test('a turn that another process took ends here, and only that one', async () => {
  const queue = openTurnQueue()
  const [ours, theirs] = [turn('ours', { conversationId: 'one' }), turn('theirs', { conversationId: 'two' })]
  const [, ended] = [queue.add(ours.queued), queue.add(theirs.queued)]
  queue.give('theirs')
  await ended
  expect(theirs.abort.signal.reason).toBe(handedOn)
  expect(ours.abort.signal.aborted).toBe(false)
  ours.letGo()
  await queue.idle()
})

test('a queue that has handed on its turns hands on those that still come, too', async () => {
  const queue = openTurnQueue()
  const [running, late] = [turn('running'), turn('late')]
  void queue.add(running.queued)
  queue.handOn()
  void queue.add(late.queued)
  for (const { abort } of [running, late]) expect(abort.signal.reason).toBe(handedOn)
  expect(late.queued.absorbed).toEqual([])
  await queue.idle()
})
