/**
 * Makes the database template: an embedded store, opened once, migrated and closed. Copying it is several times
 * faster than making a database anew, which every first start and every test worker would otherwise do.
 */
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { openStore } from '../server/platform/store/open-store.ts'
import { storeTemplatePath } from '../server/platform/store/store-template.ts'

const path = await storeTemplatePath()
const cache = dirname(path)
await mkdir(cache, { recursive: true })
const dataDir = await mkdtemp(join(cache, 'store-draft-'))
try {
  const store = await openStore({ dataDir })
  await store.close()
  // In one step, so that nobody ever copies half a database; who comes second keeps what is there.
  await rename(join(dataDir, 'store'), path).catch((cause) => {
    if (cause.code !== 'ENOTEMPTY' && cause.code !== 'EEXIST') throw cause
  })
} finally {
  await rm(dataDir, { recursive: true, force: true })
}
for (const name of await readdir(cache)) {
  const isOlder = name.startsWith('store-template-') && name !== basename(path)
  if (isOlder) await rm(join(cache, name), { recursive: true, force: true })
}
