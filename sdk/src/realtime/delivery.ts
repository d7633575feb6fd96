/** Sends what the outbox holds, one message in flight, each until it is acknowledged or refused for good. */
import type { Ack, Sent } from '#wire'
import type { Outbox, OutboxEntry } from './outbox.ts'
import { retryDelayMs } from './retry-delay.ts'

export interface DeliveryParts {
  outbox: Outbox
  send(entry: OutboxEntry): Promise<Ack<Sent>>
  onSent(sent: Sent, entry: OutboxEntry): void
  onChange(): void
}

export interface Delivery {
  /** The connection has joined: try now. */
  start(): void
  pause(): void
  /** Something was added. */
  nudge(): void
}

export function createDelivery(parts: DeliveryParts): Delivery {
  const { outbox } = parts
  let running = false
  let inFlight = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function pump() {
    const entry = outbox.next()
    if (!running || inFlight || timer !== undefined || !entry) return
    inFlight = true
    const ack = await parts.send(entry)
    inFlight = false
    settle(entry, ack)
    parts.onChange()
    void pump()
  }
  function settle(entry: OutboxEntry, ack: Ack<Sent>) {
    if (ack.ok) {
      failures = 0
      outbox.sent(entry.cmid)
      parts.onSent(ack, entry)
    } else if (ack.retryable) wait(ack.retry_after_ms ?? 0)
    else outbox.fail(entry.cmid, ack.code)
  }
  function wait(leastMs: number) {
    failures += 1
    if (!running) return
    timer = setTimeout(rested, Math.max(leastMs, retryDelayMs(failures)))
  }
  function rested() {
    clearTimeout(timer)
    timer = undefined
    void pump()
  }

  return {
    nudge: () => void pump(),
    start() {
      running = true
      rested()
    },
    pause() {
      running = false
      clearTimeout(timer)
      timer = undefined
    },
  }
}
