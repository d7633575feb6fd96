/** Entries that are too old are cut off in front, and what is left can still be shown to be what was written. */
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { pastTheWall } from '../../acceptance/change-store.ts'
import { freshDatabase } from '../../acceptance/fresh-database.ts'
import { askDirectory } from '../../acceptance/job-room.ts'
import { makeTenant } from '../../acceptance/make-tenant.ts'
import { openSecrets } from '../secrets/open-secrets.ts'
import { openStore, type Store, type StoreOptions } from '../store/open-store.ts'
import { openDirectory } from '../tenancy/directory.ts'
import { type TenantId, tenantOpener } from '../tenancy/tenant-db.ts'
import { readAnchors } from './anchors.ts'
import { type AuditBook, openAudit } from './open-audit.ts'

const secrets = openSecrets(['a root key for the audit log of tests, long enough'])
const lines: string[] = []
let place: StoreOptions
let store: Store
let audit: AuditBook
beforeAll(async () => {
  place = await freshDatabase()
  store = await openStore(place)
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) })
  audit = openAudit({ directory: openDirectory(store), openTenant: tenantOpener(store), secrets, log })
}, 60_000)
afterEach(() => void vi.useRealTimers())
afterAll(async () => {
  await audit.close()
  await store.close()
})

const dayMs = 24 * 3600 * 1000
const read = (id: TenantId) => audit.read(id, { limit: 200 })

/** @param ages days ago, the oldest first */
async function withEntries(...ages: number[]): Promise<TenantId> {
  const { id } = await makeTenant(store)
  for (const age of ages) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - age * dayMs })
    await audit.record(id, { actor: { kind: 'system', id: null }, action: `${age} days ago` })
    vi.useRealTimers()
  }
  return id
}

test('without a setting everything is kept', async () => {
  const id = await withEntries(3_000, 1)
  await audit.tidy()
  expect(await audit.retention(id)).toBeNull()
  expect(await audit.verify(id)).toMatchObject({ intact: true, entries: 2 })
})

test('what is older goes, the log says so itself, and the rest is shown to be whole from there on', async () => {
  const id = await withEntries(400, 300, 200, 100, 1)
  const before = await read(id)
  await audit.setRetention(id, 180)
  await audit.tidy()
  const [told, ...kept] = await read(id)
  expect(kept).toEqual(before.slice(0, 2))
  const cut = { seq: 3, hash: before[2]?.hash ?? '' }
  expect(told).toMatchObject({
    seq: 6,
    action: 'auditLogCut',
    detail: { through_seq: 3, hash: cut.hash },
  })
  const verdict = await audit.verify(id)
  expect(verdict).toMatchObject({ intact: true, entries: 3, cut, head: { seq: 6 } })
  // The place of the cut is told in the log of the process, signed.
  expect(readAnchors(lines.join('\n'), secrets).anchors.get(id)).toContainEqual(cut)
  // Whoever remembers entries from before and after finds them as they were, or out of reach.
  const anchors = before.map(({ seq, hash }) => ({ seq, hash }))
  expect(await audit.verify(id, anchors)).toMatchObject({ intact: true })
  expect(await audit.verify(id, [{ seq: 3, hash: 'f'.repeat(64) }])).toMatchObject({
    intact: false,
    fault: 'not_as_anchored',
  })
  await audit.tidy()
  expect(await read(id)).toHaveLength(3)
})

test('a log that was cut still tells of every change', async () => {
  const tables = ['audit_log', 'audit_heads']
  const changes = [
    (id: string) => `update audit_log set action = 'other' where tenant_id = '${id}' and seq = 3`,
    (id: string) => `delete from audit_log where tenant_id = '${id}' and seq = 3`,
    (id: string) => `update audit_heads set cut_hash = 'f' where tenant_id = '${id}'`,
    (id: string) => `update audit_heads set cut_seq = 1 where tenant_id = '${id}'`,
    (id: string) => `update audit_heads set cut_hash = null, cut_seq = 0 where tenant_id = '${id}'`,
    (id: string) =>
      `insert into audit_log (tenant_id, seq, at, actor_kind, action, detail, hash)
       values ('${id}', 1, now(), 'system', 'made up', '{}', 'f')`,
  ]
  for (const change of changes) {
    const id = await withEntries(300, 200, 100, 1)
    await audit.setRetention(id, 180)
    await audit.tidy()
    expect(await audit.verify(id)).toMatchObject({ intact: true, entries: 3 })
    await pastTheWall(place, store, tables, change(id))
    expect([change(id), (await audit.verify(id)).intact]).toEqual([change(id), false])
  }
})

test('the database itself keeps what is younger than ninety days, and every role from shortening it', async () => {
  const id = await withEntries(100, 1)
  await expect(audit.setRetention(id, 89)).rejects.toThrow()
  const all = `delete from audit_log where tenant_id = '${id}' returning seq`
  expect(await askDirectory(all, [], store)).toEqual([{ seq: 1 }])
  await expect(askDirectory(`update audit_log set action = 'x'`, [], store)).rejects.toThrow(
    'permission denied',
  )
  await expect(tenantOpener(store)(id).delete('audit_log').execute()).rejects.toThrow('permission denied')
  // What went past the setting shows.
  expect(await audit.verify(id)).toMatchObject({ intact: false, broken_at: 1, fault: 'missing' })
})
