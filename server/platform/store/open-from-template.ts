/** Opens the store as `openStore` does, a new embedded one from the template where that has been made. */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore, type Store, type StoreOptions } from './open-store.ts'
import { findStoreTemplate } from './store-template.ts'

export async function openFromTemplate(options: Omit<StoreOptions, 'template'>): Promise<Store> {
  const isThere = await access(join(options.dataDir, 'store')).then(
    () => true,
    () => false,
  )
  return openStore({ ...options, template: isThere ? undefined : await findStoreTemplate() })
}
