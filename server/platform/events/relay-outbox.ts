/**
 * Takes committed events out of the outbox and gives them to those who listen, oldest first. Events of types that this
 * version does not know wait for one that does.
 */
import { inBackground, type Log } from '../../log.ts'
import type { Directory } from '../tenancy/directory.ts'
import type { Delivery } from '../tenancy/outbox-directory.ts'
import { type DomainEvent, eventTypes } from './domain-events.ts'
import { unheardEvent } from './hear-again.ts'

export interface CommittedEvent {
  id: number
  tenantId: string
  event: DomainEvent
}

export interface RelayListeners {
  /** Hears every event; what it does with it is lost when the process dies. */
  listener(committed: CommittedEvent): void
  /** Hears that events became jobs. */
  delivered(): void
}

export interface OutboxRelay {
  /**
   * Has every event of this type become a job of that kind, with the event's ids and `tenant_id`: whoever does the job
   * hears of each event at least once. Before `open`.
   */
  deliver(type: DomainEvent['type'], kind: string): void
  /** Begins to take events. */
  open(): void
  /** Says that something was committed; the relay looks soon, so that many changes cost one look. */
  wake(): void
  /** Takes what is left and stops. */
  close(): Promise<void>
}

const gatherMs = 50
/** Catches what a process that died had committed and not told. */
const pollMs = 30_000
const batch = 200
const announceMs = 3_600_000
/** No roll-out of a version takes so long: whoever knew such events is gone. */
const unheardDays = 7

export function relayOutbox(
  directory: Pick<Directory, 'takeEvents' | 'announceDeliveries' | 'putAsideEvents'>,
  log: Log,
  { listener, delivered }: RelayListeners,
): OutboxRelay {
  const deliveries: Delivery[] = []
  let isOpen = false
  let timer: NodeJS.Timeout | null = null
  let draining: Promise<void> = Promise.resolve()

  const drain = async () => {
    for (;;) {
      const rows = await directory.takeEvents({ known: eventTypes, deliveries, limit: batch })
      for (const { id, tenant_id, type, payload } of rows) {
        listener({ id, tenantId: tenant_id, event: { type, ...payload } as DomainEvent })
      }
      if (rows.some((row) => deliveries.some(({ type }) => type === row.type))) delivered()
      if (rows.length < batch) return
    }
  }
  const wake = () => {
    if (!isOpen) return
    timer ??= setTimeout(() => {
      timer = null
      draining = draining.then(drain)
      inBackground(log, 'outbox relay', draining)
      draining = draining.catch(() => {})
    }, gatherMs)
  }
  const tidy = async () => {
    const unheard = await directory.putAsideEvents(eventTypes, unheardEvent, unheardDays)
    if (unheard.length > 0) log.error({ types: unheard }, 'events that nobody knows are dead jobs now')
  }
  const announce = () =>
    inBackground(log, 'telling what events become', directory.announceDeliveries(deliveries))
  const timers = [
    setInterval(() => {
      wake()
      if (isOpen) inBackground(log, 'events that nobody knows', tidy())
    }, pollMs),
    setInterval(announce, announceMs),
  ]
  for (const each of timers) each.unref()
  return {
    deliver: (type, kind) => void deliveries.push({ type, kind }),
    open: () => {
      isOpen = true
      announce()
      wake()
    },
    wake,
    close: async () => {
      for (const each of timers) clearInterval(each)
      if (timer) clearTimeout(timer)
      await draining
      if (!isOpen) return
      // What cannot be taken now the next process takes.
      await drain().catch((error: unknown) =>
        log.warn({ err: error }, 'the outbox is left to the next process'),
      )
    },
  }
}
