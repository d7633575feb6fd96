/** A store with a flipped byte starts, or says what is wrong and what to do; it does not hang and shows nobody others' rows. */
import { createHash } from 'node:crypto'
import { cp, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../platform/store/open-store.ts'
import { findStoreTemplate } from '../platform/store/store-template.ts'
import { makeTenant } from './make-tenant.ts'

/** Files of the database with something in them. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  return files.filter((_, at) => (sizes[at] ?? 0) > 0).sort()
}

/** The same file and place for the same name, whatever the machine. */
async function flipByte(folder: string, name: string): Promise<void> {
  const files = await filesOf(folder)
  const chance = createHash('sha256').update(name).digest()
  const file = files[chance.readUInt32BE(0) % files.length] ?? ''
  const at = chance.readUInt32BE(4) % (await stat(file)).size
  const handle = await open(file, 'r+')
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at)
  await handle.write(Buffer.from([(buffer[0] ?? 0) ^ 0xff]), 0, 1, at)
  await handle.close()
}

test('a store in which a byte was flipped works, or is refused with a message', async () => {
  const place = await mkdtemp(join(tmpdir(), 'deskbell-corrupt-'))
  onTestFinished(() => rm(place, { recursive: true, force: true, maxRetries: 3 }))
  const whole = join(place, 'whole')
  const store = await openStore({ dataDir: whole, template: await findStoreTemplate() })
  await makeTenant(store)
  await store.close()
  for (const name of ['one', 'two', 'three', 'four', 'control']) {
    const dataDir = join(place, name)
    await cp(whole, dataDir, { recursive: true })
    if (name === 'control') await flipIn(join(dataDir, 'store', 'global', 'pg_control'))
    else await flipByte(join(dataDir, 'store'), name)
    const opened = await openStore({ dataDir }).catch((cause: Error) => cause)
    if (opened instanceof Error) {
      expect(opened.message).toMatch(/./)
      continue
    }
    // Whoever acts for nobody sees nothing, whatever is broken.
    const seen = await opened.pool.query('select from bots').catch(() => ({ rowCount: 0 }))
    expect(seen.rowCount).toBe(0)
    await opened.close().catch(() => {})
  }
}, 60_000)

async function flipIn(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(64, 0xff), 0, 64, 0)
  await handle.close()
}
