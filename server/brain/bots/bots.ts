/** The bots of a tenant and the versions of their settings. A version never changes; publishing adds one. */
import type { Bot, BotConfig } from '#wire'
import { isId, newId } from '../../platform/store/new-id.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'

/** What belongs to one bot; facts and origins belong to the tenant. */
export type BotSettings = Pick<
  BotConfig,
  'greeting' | 'appearance' | 'model' | 'attachments' | 'prechat' | 'intents'
>

export interface BotRow extends Bot {
  /** The published version. */
  version: number
}

const columns = ['id', 'slug', 'name', 'is_default', 'version'] as const

/** By id or slug; the default bot without either. Undefined when the tenant has no such bot. */
export function findBot(db: TenantDb, idOrSlug?: string): Promise<BotRow | undefined> {
  const query = db.select('bots').select(columns)
  if (idOrSlug === undefined) return query.where('is_default', '=', true).executeTakeFirst()
  return query.where(isId(idOrSlug) ? 'id' : 'slug', '=', idOrSlug).executeTakeFirst()
}

export function listBots(db: TenantDb): Promise<BotRow[]> {
  return db.select('bots').select(columns).orderBy('created_at').execute()
}

/** Makes the tenant's first bot, which is its default one. */
export async function createDefaultBot(db: TenantDb, settings: BotSettings): Promise<string> {
  const id = newId()
  await db.insert('bots', { id, slug: 'default', name: 'Front desk', is_default: true }).execute()
  await insertVersion(db, id, 1, settings)
  return id
}

export async function readSettings(db: TenantDb, botId: string, version: number): Promise<BotSettings> {
  const { config } = await db
    .select('bot_versions')
    .select('config')
    .where('bot_id', '=', botId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return config as BotSettings
}

/** Publishes the settings as the bot's next version and drops the draft, within the caller's transaction. */
export async function publishSettings(db: TenantDb, bot: BotRow, settings: BotSettings): Promise<number> {
  const version = bot.version + 1
  await insertVersion(db, bot.id, version, settings)
  await db.update('bots').set({ version, draft: null }).where('id', '=', bot.id).execute()
  return version
}

async function insertVersion(
  db: TenantDb,
  botId: string,
  version: number,
  settings: BotSettings,
): Promise<void> {
  await db.insert('bot_versions', { bot_id: botId, version, config: JSON.stringify(settings) }).execute()
}
