/** The whole configuration of a bot as one document: read, published, or staged as a draft, guarded by its ETag. */
import { createHash } from 'node:crypto'
import type { BotConfig } from '#wire'
import { AppError } from '../../errors.ts'
import { readBusiness, writeBusiness } from '../../platform/profile/business-profile.ts'
import { nextKnowledgeRev } from '../../platform/tenancy/next-knowledge-rev.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { allowOrigins, lockTenant, readTenant, renameTenant } from '../../platform/tenancy/tenants.ts'
import { type BotRow, type BotSettings, findBot, publishSettings, readSettings } from './bots.ts'

export interface VersionedConfig {
  config: BotConfig
  etag: string
}

export interface ChangedConfig extends VersionedConfig {
  before: BotConfig
}

/** The published configuration. */
export async function readConfig(db: TenantDb, bot: BotRow): Promise<VersionedConfig> {
  const { allowed_origins } = await readTenant(db)
  const config = join(await readBusiness(db), await readSettings(db, bot.id, bot.version), allowed_origins)
  return { config, etag: etagOf(config) }
}

/** What is staged, or the published configuration where nothing is. */
export async function readDraft(db: TenantDb, bot: BotRow): Promise<VersionedConfig> {
  const row = await db.select('bots').select('draft').where('id', '=', bot.id).executeTakeFirstOrThrow()
  if (!row.draft) return readConfig(db, bot)
  const config = row.draft as BotConfig
  return { config, etag: etagOf(config) }
}

export async function stageDraft(db: TenantDb, bot: BotRow, config: BotConfig): Promise<ChangedConfig> {
  const before = await readDraft(db, bot)
  await db
    .update('bots')
    .set({ draft: JSON.stringify(config) })
    .where('id', '=', bot.id)
    .execute()
  return { config, etag: etagOf(config), before: before.config }
}

/**
 * Publishes at once, writing a new version of only what changed.
 * @param ifMatch ETag of the configuration that was edited; another one is refused
 */
export function publishConfig(
  db: TenantDb,
  botId: string,
  config: BotConfig,
  ifMatch: string | undefined,
): Promise<ChangedConfig> {
  return db.transaction(async (trx) => {
    await lockTenant(trx)
    const bot = await findBot(trx, botId)
    if (!bot) throw new AppError('not_found')
    const before = await readConfig(trx, bot)
    if (ifMatch && ifMatch !== '*' && ifMatch !== before.etag) throw new AppError('changed_elsewhere')
    await writeChanges(trx, bot, before.config, config)
    return { config, etag: etagOf(config), before: before.config }
  })
}

async function writeChanges(db: TenantDb, bot: BotRow, before: BotConfig, after: BotConfig): Promise<void> {
  if (!same(before.business, after.business)) {
    await writeBusiness(db, after.business, await nextKnowledgeRev(db))
    if (before.business.name !== after.business.name) await renameTenant(db, after.business.name)
  }
  if (!same(settingsOf(before), settingsOf(after))) await publishSettings(db, bot, settingsOf(after))
  if (!same(before.allowed_origins, after.allowed_origins)) await allowOrigins(db, after.allowed_origins)
}

function join(business: BotConfig['business'], settings: BotSettings, allowed_origins: string[]): BotConfig {
  return { business, ...settings, allowed_origins }
}

function settingsOf({ greeting, appearance, model, attachments, prechat, intents }: BotConfig): BotSettings {
  const chosen = { ...(attachments !== undefined && { attachments }), ...(prechat && { prechat }) }
  return { greeting, appearance, model, ...chosen, intents }
}

function etagOf(config: BotConfig): string {
  return `"${createHash('sha256').update(canonical(config)).digest('base64url').slice(0, 22)}"`
}

function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

/** JSON with sorted keys: the database does not keep their order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
