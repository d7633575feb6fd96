/** The desk of a bot as it is published now, for those who ask outside a conversation. */

import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { readTenant } from '../../platform/tenancy/tenants.ts'
import { botNamed } from '../bots/bot-named.ts'
import type { ConversationParts } from './conversation-parts.ts'
import type { Desk } from './desk-cache.ts'

type Parts = Pick<ConversationParts, 'desks'>

/**
 * @param botName id or slug; the default bot without it
 * @throws AppError `not_found`
 */
export async function publishedDesk({ desks }: Parts, db: TenantDb, botName?: string): Promise<Desk> {
  const [bot, { knowledge_rev }] = await Promise.all([botNamed(db, botName), readTenant(db)])
  return desks.desk(db, { botId: bot.id, botVersion: bot.version, knowledgeRev: knowledge_rev })
}

/** Larger sets of phrases are learned while the answer is on its way. */
const mostWaitMs = 1_500

/** Begins to learn what was just published, and waits for it a moment: what follows then already meets the new model. */
export async function learnPublished(parts: Parts, db: TenantDb, botName?: string): Promise<void> {
  const { learning } = await publishedDesk(parts, db, botName)
  const enough = new Promise((resolve) => setTimeout(resolve, mostWaitMs).unref())
  await Promise.race([learning, enough])
}
