/** The bot that a caller names, or the default one; a foreign or missing bot is refused. */
import { AppError } from '../../errors.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { type BotRow, findBot } from './bots.ts'

/** @throws AppError `not_found` */
export async function botNamed(db: TenantDb, name?: string): Promise<BotRow> {
  const row = await findBot(db, name)
  if (!row)
    throw new AppError('not_found', { detail: name ? `There is no bot "${name}".` : 'There is no bot.' })
  return row
}
