/** Builds the rooms of the brain. */
import { inBackground, type Log } from '../log.ts'
import type { LiveBus } from '../platform/events/live-bus.ts'
import type { OutboxRelay } from '../platform/events/relay-outbox.ts'
import type { Limits } from '../platform/limits/open-limits.ts'
import { redact } from '../platform/redaction/redact.ts'
import type { Store } from '../platform/store/open-store.ts'
import type { Metrics } from '../platform/telemetry/open-metrics.ts'
import type { Directory } from '../platform/tenancy/directory.ts'
import type { OpenTenant, TenantDb } from '../platform/tenancy/tenant-db.ts'
import { dropUnsent } from './attachments/drop-unsent.ts'
import type { ConversationParts } from './conversations/conversation-parts.ts'
import { openDeskCache } from './conversations/desk-cache.ts'
import { openRecentTalks } from './conversations/recent-talks.ts'
import { resumeTurns } from './conversations/resume-turns.ts'
import { retellChanges } from './conversations/retell-changes.ts'
import { openTurnQueue, stopped } from './conversations/turn-queue.ts'
import { openSpendGuard } from './guard/open-spend-guard.ts'
import { openIntentModels } from './intents/models/intent-models.ts'
import { openTrainer } from './intents/models/open-trainer.ts'
import type { EmbeddingServer } from './knowledge/embeddings/embedding-client.ts'
import { openArticleVectors } from './knowledge/embeddings/open-article-vectors.ts'
import { builtInAnswerer } from './replies/built-in-answerer.ts'
import { openAiAnswerer } from './replies/openai-answerer.ts'

export interface BrainOptions {
  openTenant: OpenTenant
  directory: Directory
  store: Pick<Store, 'isFull'>
  limits: Limits
  bus: LiveBus
  relay: OutboxRelay
  log: Log
  metrics: Metrics
  /** Memory for desks that are loaded. */
  cacheBytes: number
  /** The installation's model; absent: the built-in answerer alone. */
  model?: { apiKey?: string | undefined; baseUrl?: string | undefined; model: string } | undefined
  /** The installation's embedding model; absent: articles are found without. */
  embeddings?: EmbeddingServer | undefined
  /** True when no other process can be at work on this store. */
  alone: boolean
}

export interface Brain extends ConversationParts {
  /** To be called when a tenant's articles have changed: what searching needs is then made before anybody asks. */
  articlesChanged(db: TenantDb): void
  /** Waits for the turns in hand; what takes too long is left to the next process. */
  close(): Promise<void>
}

/** A process that is told to stop has 15 s in all. */
const drainMs = 8_000

export function openBrain(options: BrainOptions): Brain {
  const { openTenant, directory, store, limits, bus, relay, log, metrics, embeddings } = options
  const builtIn = builtInAnswerer()
  const trainer = openTrainer()
  const background = (what: string, work: Promise<unknown>) => inBackground(log, what, work)
  const vectors = embeddings ? openArticleVectors({ ...embeddings, log, metrics, redact }) : null
  const models = openIntentModels({ trainer, inBackground: background })
  const spend = openSpendGuard({ openTenant, limits, metrics, log })
  const parts: ConversationParts = {
    openTenant,
    directory,
    store,
    limits,
    bus,
    relay,
    log,
    desks: openDeskCache(options.cacheBytes, { models, vectors }),
    queue: openTurnQueue(),
    talks: openRecentTalks(),
    answerer: options.model ? openAiAnswerer({ ...options.model, fallback: builtIn, spend, log }) : builtIn,
    inBackground: background,
  }
  const deafen = bus.subscribe((event) => {
    if (event.type === 'stop') parts.queue.find(event.conversationId, event.turn)?.abort.abort(stopped)
    else if ('conversation' in event) parts.talks.heard(event.tenantId, event.conversation)
  })
  const endRetelling = retellChanges(parts)
  const sweeper = resumeTurns(parts, options.alone)
  const endDropping = dropUnsent({ directory, log })
  return {
    ...parts,
    articlesChanged: (db) => vectors?.articlesChanged(db),
    close: async () => {
      const late = setTimeout(parts.queue.handOn, drainMs)
      await sweeper.close()
      await parts.queue.idle()
      clearTimeout(late)
      // What is said until the last connection is closed has its place; another process answers it.
      parts.queue.handOn()
      await parts.queue.idle()
      deafen()
      endRetelling()
      await Promise.all([trainer.close(), vectors?.close(), spend.close(), endDropping()])
    },
  }
}
