/** Opens the store as `openStore` does, a new embedded one from the template where that has been made. */
import { openStore, type Store, type StoreOptions } from './open-store.ts'
import { findStoreTemplate } from './store-template.ts'

export async function openFromTemplate(options: Omit<StoreOptions, 'template'>): Promise<Store> {
  return openStore({ ...options, template: await findStoreTemplate() })
}
