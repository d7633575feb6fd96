/** Secrets at rest, on a real store: what a thief of the database, of a row or of an old key gets. */
import { randomBytes, randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner } from '../../acceptance/change-store.ts'
import { freshDatabase } from '../../acceptance/fresh-database.ts'
import { makeTenant } from '../../acceptance/make-tenant.ts'
import { StartError } from '../../errors.ts'
import { openStore, type Store, type StoreOptions } from '../store/open-store.ts'
import { openDirectory } from '../tenancy/directory.ts'
import { type TenantId, tenantOpener } from '../tenancy/tenant-db.ts'
import { openDataKeys } from './data-keys.ts'
import { openSecrets } from './open-secrets.ts'
import { openVault } from './vault.ts'

const oldRoot = 'the first root key of this test, long enough'
const newRoot = 'the second root key of this test, long enough'
let place: StoreOptions
let store: Store
beforeAll(async () => {
  place = await freshDatabase()
  store = await openStore(place)
})
afterAll(() => store.close())

async function openWith(...roots: string[]) {
  const parts = {
    directory: openDirectory(store),
    openTenant: tenantOpener(store),
    secrets: openSecrets(roots),
    log: pino({ level: 'silent' }),
  }
  const keys = await openDataKeys(parts)
  return { keys, vault: openVault(keys.of) }
}

const placeOf = (tenantId: string, row = 'a') => ({ tenantId, table: 'things', column: 'secret', row })

/** All that the tables of keys hold, as text. */
async function dump(): Promise<string> {
  const client = await store.pool.connect()
  try {
    await client.query('begin; set local role deskbell_directory')
    const { rows: keys } = await client.query('select * from data_keys')
    const { rows: own } = await client.query('select * from installation')
    return JSON.stringify([keys, own])
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('a sealed secret opens again, for a tenant and for a person, also in another process', async () => {
  const { id } = await makeTenant(store)
  const { vault } = await openWith(oldRoot)
  const { vault: elsewhere } = await openWith(oldRoot)
  for (const where of [placeOf(id), placeOf('user')]) {
    const sealed = await vault.seal(where, 'sk_live_ünïcode')
    expect(sealed).toMatch(/^v1\.[\w-]{40,}$/)
    expect(sealed).not.toBe(await vault.seal(where, 'sk_live_ünïcode'))
    expect(await elsewhere.open(where, sealed)).toBe('sk_live_ünïcode')
  }
})

test('two processes that seal the first secret of a tenant at once share one key', async () => {
  const { id } = await makeTenant(store)
  const vaults = [(await openWith(oldRoot)).vault, (await openWith(oldRoot)).vault]
  const sealed = await Promise.all(vaults.map((vault) => vault.seal(placeOf(id), 'both')))
  for (const vault of vaults)
    for (const text of sealed) expect(await vault.open(placeOf(id), text)).toBe('both')
})

test('T05: a secret that is moved to another row, column, table or tenant does not open', async () => {
  const [{ id: ours }, { id: theirs }] = [await makeTenant(store), await makeTenant(store)]
  const { vault } = await openWith(oldRoot)
  const where = placeOf(ours, 'a')
  const sealed = await vault.seal(where, 'ours alone')
  await vault.seal(placeOf(theirs), 'so that they have a key')
  for (const elsewhere of [
    { ...where, row: 'b' },
    { ...where, column: 'other' },
    { ...where, table: 'others' },
    { ...where, tenantId: theirs },
    { ...where, tenantId: 'user' },
  ]) {
    await expect(vault.open(elsewhere, sealed)).rejects.toThrow()
  }
  expect(await vault.open(where, sealed)).toBe('ours alone')
})

test('a wrapped key that is moved to another tenant does not unwrap', async () => {
  const [{ id: ours }, { id: theirs }] = [await makeTenant(store), await makeTenant(store)]
  const { vault } = await openWith(oldRoot)
  const sealed = await vault.seal(placeOf(ours), 'ours')
  await vault.seal(placeOf(theirs), 'theirs')
  await asOwner(
    place,
    store,
    `update data_keys set wrapped = (select wrapped from data_keys where tenant_id = '${ours}') where tenant_id = '${theirs}'`,
  )
  const { vault: fresh } = await openWith(oldRoot)
  await expect(fresh.open(placeOf(theirs), sealed)).rejects.toThrow()
  expect(await fresh.open(placeOf(ours), sealed)).toBe('ours')
  await asOwner(place, store, `delete from data_keys where tenant_id = '${theirs}'`)
})

test('no bit of a sealed secret can be changed', async () => {
  const { id } = await makeTenant(store)
  const { vault } = await openWith(oldRoot)
  const sealed = await vault.seal(placeOf(id), 'whole')
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const altered = Buffer.from(bytes)
    altered[at] = (altered[at] ?? 0) ^ 1
    await expect(vault.open(placeOf(id), `v1.${altered.toString('base64url')}`)).rejects.toThrow()
  }
  for (const text of ['', 'v1.', 'v1.AAAA', 'whole', sealed.replace('v1.', 'v2.')])
    await expect(vault.open(placeOf(id), text)).rejects.toThrow()
})

test('the database holds no secret and no key in the clear', async () => {
  const { id } = await makeTenant(store)
  const { keys, vault } = await openWith(oldRoot)
  const planted = `sk_live_${randomBytes(16).toString('hex')}`
  const sealed = [await vault.seal(placeOf(id), planted), await vault.seal(placeOf('user'), planted)]
  const held = `${await dump()}${sealed.join()}`
  const found = [planted, oldRoot, ...[await keys.of(id), await keys.of('user')].flatMap(writings)]
  for (const text of found) expect(held).not.toContain(text)
})

const writings = (key: Buffer) =>
  (['hex', 'base64', 'base64url', 'latin1'] as const).map((form) => key.toString(form))

test('a new SECRET_KEY wraps every key anew while secrets are read, and the old one then opens nothing', async () => {
  const before = await openWith(oldRoot)
  const tenants = await Promise.all(Array.from({ length: 30 }, () => makeTenant(store)))
  const places = [placeOf('user'), ...tenants.map(({ id }) => placeOf(id))]
  const sealed = new Map<object, string>()
  for (const where of places) sealed.set(where, await before.vault.seal(where, `of ${where.tenantId}`))

  const during = await openWith(newRoot, oldRoot)
  const reading = places.map(async (where) => {
    expect(await during.vault.open(where, sealed.get(where) ?? '')).toBe(`of ${where.tenantId}`)
    expect(await before.vault.open(where, sealed.get(where) ?? '')).toBe(`of ${where.tenantId}`)
  })
  await Promise.all([...reading, during.keys.rewrap()])
  await during.keys.close()

  const after = await openWith(newRoot)
  for (const where of places)
    expect(await after.vault.open(where, sealed.get(where) ?? '')).toBe(`of ${where.tenantId}`)
  await expect(openWith(oldRoot)).rejects.toThrow(StartError)
  const stored = await readKey(tenants[0]?.id)
  expect(stored.wrapped_by).toBe(openSecrets([newRoot]).fingerprints[0])
  const use = JSON.stringify(['data key', tenants[0]?.id])
  const unwrap = (root: string) => openSecrets([root]).unwrap(stored.wrapped, use, stored.wrapped_by)
  expect(unwrap(newRoot)).toHaveLength(32)
  expect(() => unwrap(oldRoot)).toThrow()
})

const readKey = (tenantId: TenantId | undefined) =>
  tenantOpener(store)(tenantId as TenantId)
    .select('data_keys')
    .select(['wrapped', 'wrapped_by'])
    .executeTakeFirstOrThrow()

test('a start without a key that still wraps something is refused, and changes nothing', async () => {
  const other = `another root key of this test ${randomUUID()}`
  await expect(openWith(other)).rejects.toThrow(/Put it back/)
  const { id } = await makeTenant(store)
  const { vault, keys } = await openWith(other, newRoot)
  const sealed = await vault.seal(placeOf(id), 'kept')
  await keys.close()
  await expect(openWith(newRoot)).rejects.toThrow(StartError)
  expect(await (await openWith(other, newRoot)).vault.open(placeOf(id), sealed)).toBe('kept')
})
