/** A tenant in the store of the tests, with its bot: for tests that come in below the doors. */
import { createDefaultBot } from '../brain/bots/bots.ts'
import { defaultSettings } from '../brain/bots/default-settings.ts'
import { newId } from '../platform/store/new-id.ts'
import type { Store } from '../platform/store/open-store.ts'
import { newAccountToken } from '../platform/tenancy/account-token.ts'
import { openDirectory } from '../platform/tenancy/directory.ts'
import { type TenantDb, type TenantId, tenantOpener } from '../platform/tenancy/tenant-db.ts'

export interface TestTenant {
  id: TenantId
  botId: string
  db: TenantDb
}

/** @param more makes further rows in the same transaction */
export async function makeTenant(
  store: Store,
  more: (db: TenantDb) => Promise<void> = async () => {},
): Promise<TestTenant> {
  const id = newId() as TenantId
  let botId = ''
  const tenant = { id, name: `canary ${id}`, status: 'trial' as const, plan: 'free' }
  const user = { id: newId(), email: `${id}@example.com`, password_hash: 'x' }
  await openDirectory(store).createBusiness({ tenant, user, token: newAccountToken() }, async (db) => {
    botId = await createDefaultBot(db, defaultSettings('Garage'))
    await more(db)
  })
  return { id, botId, db: tenantOpener(store)(id) }
}
