/** Builds the rooms of the brain. */
import { inBackground, type Log } from '../log.ts'
import type { LiveBus } from '../platform/events/live-bus.ts'
import type { OutboxRelay } from '../platform/events/relay-outbox.ts'
import type { Limits } from '../platform/limits/open-limits.ts'
import type { Directory } from '../platform/tenancy/directory.ts'
import type { OpenTenant } from '../platform/tenancy/tenant-db.ts'
import type { ConversationParts } from './conversations/conversation-parts.ts'
import { openDeskCache } from './conversations/desk-cache.ts'
import { resumeTurns } from './conversations/resume-turns.ts'
import { openTurnQueue } from './conversations/turn-queue.ts'
import { openIntentModels } from './intents/models/intent-models.ts'
import { openTrainer } from './intents/models/open-trainer.ts'
import { builtInAnswerer } from './replies/built-in-answerer.ts'
import { openAiAnswerer } from './replies/openai-answerer.ts'

export interface BrainOptions {
  openTenant: OpenTenant
  directory: Directory
  limits: Limits
  bus: LiveBus
  relay: OutboxRelay
  log: Log
  /** Memory for desks that are loaded. */
  cacheBytes: number
  /** The installation's model; absent: the built-in answerer alone. */
  model?: { apiKey?: string | undefined; baseUrl?: string | undefined; model: string } | undefined
  /** True when no other process can be at work on this store. */
  alone: boolean
}

export interface Brain extends ConversationParts {
  /** Waits for the turns in hand; what takes too long is left to the next process. */
  close(): Promise<void>
}

/** A process that is told to stop has 15 s in all. */
const drainMs = 8_000

export function openBrain(options: BrainOptions): Brain {
  const { openTenant, directory, limits, bus, relay, log } = options
  const builtIn = builtInAnswerer()
  const trainer = openTrainer()
  const background = (what: string, work: Promise<unknown>) => inBackground(log, what, work)
  const parts: ConversationParts = {
    openTenant,
    directory,
    limits,
    bus,
    relay,
    log,
    desks: openDeskCache(options.cacheBytes, openIntentModels({ trainer, inBackground: background })),
    queue: openTurnQueue(),
    answerer: options.model ? openAiAnswerer({ ...options.model, fallback: builtIn, log }) : builtIn,
    inBackground: background,
  }
  const sweeper = resumeTurns(parts, options.alone)
  return {
    ...parts,
    close: async () => {
      await sweeper.close()
      const late = setTimeout(parts.queue.handOn, drainMs)
      await parts.queue.idle()
      clearTimeout(late)
      await trainer.close()
    },
  }
}
