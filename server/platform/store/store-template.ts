/** Knows where the database template lies: a migrated, empty embedded store that new ones are copied from. */
import { createHash } from 'node:crypto'
import { access, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMigrations } from './migrate.ts'

const cache = fileURLToPath(new URL('../../../.cache/', import.meta.url))

/** The folder for `openStore`'s `template`, or undefined while nobody has made it. */
export async function findStoreTemplate(): Promise<string | undefined> {
  const path = await storeTemplatePath()
  return access(path).then(
    () => path,
    () => undefined,
  )
}

/** Where the template of these migrations and this version of the embedded store belongs. */
export async function storeTemplatePath(): Promise<string> {
  const hash = createHash('sha256').update(await embeddedVersion())
  for (const { name, checksum } of await readMigrations()) hash.update(`\n${name} ${checksum}`)
  return join(cache, `store-template-${hash.digest('hex').slice(0, 16)}`)
}

async function embeddedVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  return JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')).version
}
