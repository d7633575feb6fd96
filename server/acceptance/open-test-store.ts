/** The store that the tests of one worker share: each opens its own tenants in it, so that nothing needs cleaning. */
import { openStore, type Store } from '../platform/store/open-store.ts'
import { freshDatabase } from './fresh-database.ts'

let opened: Promise<Store> | undefined

/** Opens it at the first call. Nobody closes it: it ends with the worker. */
export function testStore(): Promise<Store> {
  opened ??= freshDatabase().then(openStore)
  return opened
}
