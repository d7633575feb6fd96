/** Takes committed events out of the outbox and gives them to those who listen, oldest first. */
import { inBackground, type Log } from '../../log.ts'
import type { Directory } from '../tenancy/directory.ts'
import type { Delivery } from '../tenancy/work-directory.ts'
import type { DomainEvent } from './domain-events.ts'

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

export function relayOutbox(
  directory: Pick<Directory, 'takeEvents'>,
  log: Log,
  { listener, delivered }: RelayListeners,
): OutboxRelay {
  const deliveries: Delivery[] = []
  let isOpen = false
  let timer: NodeJS.Timeout | null = null
  let draining: Promise<void> = Promise.resolve()

  const drain = async () => {
    for (;;) {
      const rows = await directory.takeEvents(batch, deliveries)
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
  const poll = setInterval(wake, pollMs)
  poll.unref()
  return {
    deliver: (type, kind) => void deliveries.push({ type, kind }),
    open: () => {
      isOpen = true
      wake()
    },
    wake,
    close: async () => {
      clearInterval(poll)
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
