/**
 * Conversations as this process last left them, with what was said: the next message of one is placed by a shorter
 * statement, which does not read them again. Those that were quiet longest go first.
 */
import type { Conversation } from '#wire'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import type { History, Said } from './said.ts'

/** Earlier messages that answering sees. */
export const historyLength = 12

export interface Talk {
  /** As it is in the store for as long as its version is. */
  conversation: Conversation
  /** The last messages of it, oldest first. */
  history: History
}

export interface RecentTalks {
  /** The open talk that a message belongs to. */
  find(
    tenantId: TenantId,
    said: Pick<Said, 'visitorId' | 'botId' | 'channel' | 'conversationId'>,
  ): Talk | undefined
  keep(tenantId: TenantId, talk: Talk): void
  /** Adds what was said last. A talk in which something else has happened meanwhile is forgotten. */
  follow(tenantId: TenantId, conversation: Conversation, said: History[number]): void
  /** Forgets a talk that has changed. */
  heard(tenantId: TenantId, conversation: Conversation): void
}

/** What a talk weighs beside its words, in characters. */
const weightOfTalk = 1_000

/** @param most characters that all talks together may have */
export function openRecentTalks(most = 4_000_000): RecentTalks {
  const talks = new Map<string, Talk>()
  let total = 0

  const forget = (key: string) => {
    const talk = talks.get(key)
    if (!talk) return
    total -= weigh(talk)
    talks.delete(key)
  }
  const keep = (tenantId: TenantId, { conversation, history }: Talk) => {
    const key = keyOf(tenantId, conversation)
    forget(key)
    const talk = { conversation, history: history.slice(-historyLength) }
    talks.set(key, talk)
    total += weigh(talk)
    for (const oldest of talks.keys()) {
      if (total <= most) break
      forget(oldest)
    }
  }
  return {
    find: (tenantId, { visitorId, botId, channel, conversationId }) => {
      const talk = talks.get(keyOf(tenantId, { visitor_id: visitorId, bot_id: botId, channel }))
      return conversationId && talk?.conversation.id !== conversationId ? undefined : talk
    },
    keep,
    follow: (tenantId, conversation, said) => {
      const key = keyOf(tenantId, conversation)
      const talk = talks.get(key)
      if (!talk || talk.conversation.id !== conversation.id) return
      const isNext = talk.conversation.version === conversation.version - 1
      if (isNext) keep(tenantId, { conversation, history: [...talk.history, said] })
      else forget(key)
    },
    heard: (tenantId, conversation) => {
      const key = keyOf(tenantId, conversation)
      const known = talks.get(key)?.conversation
      if (known?.id === conversation.id && known.version < conversation.version) forget(key)
    },
  }
}

function keyOf(
  tenantId: TenantId,
  { visitor_id, bot_id, channel }: Pick<Conversation, 'visitor_id' | 'bot_id' | 'channel'>,
): string {
  return `${tenantId}/${visitor_id}/${bot_id}/${channel}`
}

function weigh({ history }: Talk): number {
  return history.reduce((sum, { text }) => sum + text.length, weightOfTalk)
}
