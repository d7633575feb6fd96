/** What the rooms of a turn stand on, given once by open-brain.ts. */
import type { Log } from '../../log.ts'
import type { LiveBus } from '../../platform/events/live-bus.ts'
import type { OutboxRelay } from '../../platform/events/relay-outbox.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import type { Store } from '../../platform/store/open-store.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenTenant } from '../../platform/tenancy/tenant-db.ts'
import type { Answerer } from '../replies/reply-types.ts'
import type { DeskCache } from './desk-cache.ts'
import type { RecentTalks } from './recent-talks.ts'
import type { TurnQueue } from './turn-queue.ts'

export interface ConversationParts {
  openTenant: OpenTenant
  directory: Directory
  store: Pick<Store, 'isFull'>
  limits: Limits
  desks: DeskCache
  queue: TurnQueue
  talks: RecentTalks
  answerer: Answerer
  bus: LiveBus
  relay: Pick<OutboxRelay, 'wake'>
  log: Log
  inBackground(what: string, work: Promise<unknown>): void
}
