/** What a visitor says, as every channel hands it over. */
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
  /** Absent: the visitor's open conversation with this bot, or a new one. */
  conversationId?: string | undefined
  locale?: string | undefined
  page?: string | undefined
}
