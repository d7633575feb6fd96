/** Stages what is usual in a line of business, for the owner to look at and publish. */
import type { Industry } from '#wire'
import { AppError } from '../../../errors.ts'
import type { TenantDb } from '../../../platform/tenancy/tenant-db.ts'
import { readConfig, stageDraft } from '../bot-config.ts'
import { findBot } from '../bots.ts'

/** Hours and services are guesses: until the owner publishes them no visitor is told one. */
export async function stageUsualFacts(db: TenantDb, { hours, services }: Industry): Promise<void> {
  const bot = await findBot(db)
  if (!bot) throw new AppError('not_found')
  const { config } = await readConfig(db, bot)
  await stageDraft(db, bot, { ...config, business: { ...config.business, hours, services } })
}
