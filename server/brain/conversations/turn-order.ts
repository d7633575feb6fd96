/** What a turn needs to be answered, and who hears it. */
import type { IntentMatch } from '#wire'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import type { History, Said } from './said.ts'

/** What a turn needs beside its place in the queue. */
export interface TurnOrder extends Pick<Said, 'botId' | 'visitorId' | 'channel' | 'locale' | 'address'> {
  db: TenantDb
  bot_version: number
  knowledge_rev: number
  history: History
  /** How many files came with it: the desk cannot open them. */
  files: number
  fence: number
  attempt: number
  /** It failed too often: it ends now, and a person is asked. */
  givenUp?: boolean
  askedAt: Date
  heard?: HeardTurn
}

/** Hears the answer while it is made. */
export interface HeardTurn {
  intent(intent: IntentMatch | null): void
  text(piece: string): void
  /** What was said so far does not count. */
  restart(): void
}
