import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Ack, Refusal, Sent } from '#wire'
import { createDelivery } from './delivery.ts'
import { newCmid } from './new-cmid.ts'
import { createOutbox } from './outbox.ts'
import { createVisitorStore } from './visitor-store.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const sent: Ack<Sent> = { ok: true, conversation_id: 'c', id: 'm', seq: 1, dup: false }
const refusal = { ok: false, detail: '' } as const
const busy: Refusal = { ...refusal, code: 'busy', retryable: true }
const tooLong: Refusal = { ...refusal, code: 'message_too_long', retryable: false }

/** A delivery whose server answers as listed, one answer a try. */
function open(answers: Ack<Sent>[]) {
  const outbox = createOutbox(createVisitorStore(undefined, ''))
  const tries: string[] = []
  const delivery = createDelivery({
    outbox,
    onSent: () => undefined,
    onChange: () => undefined,
    async send(entry) {
      tries.push(entry.cmid)
      return answers[tries.length - 1] ?? busy
    },
  })
  return { outbox, delivery, tries, state: (at: number) => outbox.entries()[at]?.state }
}

test('a message is tried with the same id until it is acknowledged', async () => {
  const { outbox, delivery, tries, state } = open([busy, busy, sent])
  const { cmid } = outbox.add('hello', newCmid())
  delivery.start()
  await vi.advanceTimersByTimeAsync(3_000)

  expect(tries).toEqual([cmid, cmid, cmid])
  expect(state(0)).toBe('sent')
})

test('only one message is in flight, and they go in order', async () => {
  const { outbox, delivery, tries } = open([sent, sent])
  const ids = [outbox.add('one', newCmid()).cmid, outbox.add('two', newCmid()).cmid]
  delivery.start()
  delivery.nudge()
  expect(tries).toEqual([ids[0]])

  await vi.advanceTimersByTimeAsync(0)
  expect(tries).toEqual(ids)
})

test('a refusal for good fails that message, and the next one goes', async () => {
  const { outbox, delivery, state } = open([tooLong, sent])
  outbox.add('far too long', newCmid())
  outbox.add('short', newCmid())
  delivery.start()
  await vi.advanceTimersByTimeAsync(0)

  expect(outbox.entries()[0]).toMatchObject({ state: 'failed', code: 'message_too_long' })
  expect(state(1)).toBe('sent')
})

test('a limit is waited for as long as the server says', async () => {
  const { outbox, delivery, tries } = open([{ ...busy, retry_after_ms: 20_000 }, sent])
  outbox.add('hello', newCmid())
  delivery.start()
  await vi.advanceTimersByTimeAsync(19_999)
  expect(tries).toHaveLength(1)

  await vi.advanceTimersByTimeAsync(1)
  expect(tries).toHaveLength(2)
})

test('nothing is tried while the connection is lost, and at once when it is back', async () => {
  const { outbox, delivery, tries } = open([busy, sent])
  outbox.add('hello', newCmid())
  delivery.nudge()
  expect(tries).toHaveLength(0)

  delivery.start()
  delivery.pause()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(tries).toHaveLength(1)
  delivery.start()
  expect(tries).toHaveLength(2)
})
