/** What a visitor says, as every channel hands it over, and what was said before. */
import type { Channel } from '#wire'

/** One thing a visitor says. */
export interface Said {
  botId: string
  visitorId: string
  /** Of the visitor's credential. */
  epoch: number
  channel: Channel
  cmid: string
  text: string
  /** Ids of files that come with it; the text may then be empty. */
  attachments?: readonly string[] | undefined
  /** Absent: the visitor's open conversation with this bot, or a new one. */
  conversationId?: string | undefined
  locale?: string | undefined
  page?: string | undefined
  /** Where a visitor's browser is, as limits count it; absent for an API, whose callers are one address for all. */
  address?: string | undefined
}

/** What was said before, oldest first, as answering sees it. */
export type History = { role: 'visitor' | 'bot' | 'agent'; text: string }[]
