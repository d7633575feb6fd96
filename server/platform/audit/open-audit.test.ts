/** The audit log on a real store: what it keeps, who may touch it, and that a superuser's changes show. */
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pastTheWall } from '../../acceptance/change-store.ts'
import { freshDatabase } from '../../acceptance/fresh-database.ts'
import { makeTenant } from '../../acceptance/make-tenant.ts'
import { redactLine } from '../redaction/redact-line.ts'
import { openSecrets } from '../secrets/open-secrets.ts'
import { openStore, type Store, type StoreOptions } from '../store/open-store.ts'
import { openDirectory } from '../tenancy/directory.ts'
import { type TenantId, tenantOpener } from '../tenancy/tenant-db.ts'
import { readAnchors } from './anchors.ts'
import type { AuditEntry } from './audit-entry.ts'
import { type AuditBook, openAudit } from './open-audit.ts'

const secrets = openSecrets(['a root key for the audit log of tests, long enough'])
const lines: string[] = []
let place: StoreOptions
let store: Store
let audit: AuditBook
beforeAll(async () => {
  place = await freshDatabase()
  store = await openStore(place)
  const log = pino({ base: null }, { write: (line: string) => void lines.push(redactLine(line)) })
  audit = openAudit({ directory: openDirectory(store), openTenant: tenantOpener(store), secrets, log })
})
afterAll(async () => {
  await audit.close()
  await store.close()
})

const did = (action: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  actor: { kind: 'system', id: null },
  action,
  ...more,
})
const everything = { limit: 200 }
/** As a superuser, whom the wall between tenants does not stop: the owner of the tables is bound by it. */
const owner = (...statements: string[]) =>
  pastTheWall(place, store, ['audit_log', 'audit_heads', 'audit_intents'], ...statements)

async function withEntries(count: number): Promise<TenantId> {
  const { id } = await makeTenant(store)
  for (let number = 1; number <= count; number++) await audit.record(id, did(`step ${number}`))
  return id
}

test('an entry tells who, what, when, from which network and why, and stays whole', async () => {
  const { id, db } = await makeTenant(store)
  const { rows } = await store.pool.query('select 1')
  expect(rows).toHaveLength(1)
  const member = await db.select('members').select('user_id').executeTakeFirstOrThrow()
  await audit.record(id, {
    actor: { kind: 'member', id: member.user_id },
    action: 'updateArticle',
    target: { type: 'articles', id: 'a' },
    detail: { fields: ['question'], z: 1, a: { y: [0.5, null, true], b: 'ü\ud800\0' } },
    address: '203.0.113.77',
    reason: 'the customer asked',
    requestId: 'r-1',
  })
  const [entry] = await audit.read(id, everything)
  expect(entry).toEqual({
    tenant_id: id,
    seq: 1,
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    actor_kind: 'member',
    actor_id: member.user_id,
    actor_name: `${id}@example.com`,
    action: 'updateArticle',
    target_type: 'articles',
    target_id: 'a',
    detail: { fields: ['question'], z: 1, a: { y: [0.5, null, true], b: 'ü\ufffd' } },
    address: '203.0.113.0/24',
    reason: 'the customer asked',
    request_id: 'r-1',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(await audit.verify(id)).toMatchObject({ intact: true, entries: 1 })
})

test('entries written at once get places 1, 2, 3 … without a hole, each tenant its own', async () => {
  const [{ id: ours }, { id: theirs }] = [await makeTenant(store), await makeTenant(store)]
  const writes = Array.from({ length: 40 }, (_, index) =>
    audit.record(index % 2 ? ours : theirs, did(`step ${index}`)),
  )
  await Promise.all(writes)
  for (const id of [ours, theirs]) {
    const seqs = (await audit.read(id, everything)).map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index))
    expect(await audit.verify(id)).toMatchObject({ intact: true, entries: 20 })
  }
})

test('filters by actor, action and time, and pages by seq', async () => {
  const id = await withEntries(5)
  await audit.record(
    id,
    did('step 3', { actor: { kind: 'key', id: '00000000-0000-7000-8000-000000000001' } }),
  )
  const read = async (filter: object) =>
    (await audit.read(id, { ...everything, ...filter })).map(({ seq }) => seq)
  expect(await read({ action: 'step 3' })).toEqual([6, 3])
  expect(await read({ actor: '00000000-0000-7000-8000-000000000001' })).toEqual([6])
  expect(await read({ before: 3 })).toEqual([2, 1])
  expect(await read({ limit: 2, before: 5 })).toEqual([4, 3])
  const [, third] = await audit.read(id, { limit: 200, action: 'step 3' })
  expect(await read({ to: third?.at })).not.toContain(3)
  expect(await read({ from: third?.at })).toEqual(expect.arrayContaining([3, 4, 5, 6]))
})

test('the server itself can neither change nor remove an entry', async () => {
  const id = await withEntries(1)
  const attempt = async (sql: string) => {
    const client = await store.pool.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('app.tenant_id', $1, true)`, [id])
      return await client.query(sql).then(
        () => 'done',
        (cause: { code: string }) => cause.code,
      )
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  expect(await attempt('select * from audit_log')).toBe('done')
  for (const sql of [`update audit_log set action = 'x'`, 'delete from audit_log', 'truncate audit_log'])
    expect([sql, await attempt(sql)]).toEqual([sql, '42501'])
})

test('what a superuser does to the table is found', async () => {
  const id = await withEntries(8)
  const where = `where tenant_id = '${id}'`
  await owner(`create table kept as select * from audit_log ${where}`)
  const intact = { intact: true, entries: 8 }
  expect(await audit.verify(id)).toMatchObject(intact)
  const changes: [string, object][] = [
    [`update audit_log set actor_name = 'Eve' ${where} and seq = 3`, { fault: 'altered', broken_at: 3 }],
    [
      `update audit_log set at = at + interval '1 hour' ${where} and seq = 5`,
      { fault: 'altered', broken_at: 5 },
    ],
    [`update audit_log set detail = '{"a":1}' ${where} and seq = 8`, { fault: 'altered', broken_at: 8 }],
    [`delete from audit_log ${where} and seq = 4`, { fault: 'missing', broken_at: 4 }],
    [`delete from audit_log ${where} and seq > 6`, { fault: 'cut_off', broken_at: 7 }],
    [`update audit_log set seq = -seq ${where} and seq in (2, 3)`, { fault: 'missing', broken_at: 1 }],
    [
      `insert into audit_log select tenant_id, 9, at, actor_kind, actor_id, actor_name, action, target_type, target_id,
        detail, address, reason, request_id, hash from audit_log ${where} and seq = 8`,
      { broken_at: 9 },
    ],
    [`delete from audit_log ${where}`, { fault: 'cut_off', broken_at: 1 }],
  ]
  for (const [change, found] of changes) {
    await owner(change)
    expect([change, await audit.verify(id)]).toEqual([
      change,
      expect.objectContaining({ intact: false, ...found }),
    ])
    await owner(`delete from audit_log ${where}`, 'insert into audit_log select * from kept')
    expect(await audit.verify(id)).toMatchObject(intact)
  }
  await owner('drop table kept')
})

test('heads are told in the log, signed, once; with them a chain that was cut off with its head is found', async () => {
  const id = await withEntries(6)
  lines.length = 0
  await audit.tidy()
  await audit.tidy()
  const told = lines.filter((line) => line.includes(id.replaceAll('-', '')))
  expect(told).toHaveLength(1)
  const { anchors, forged } = readAnchors(lines.join(''), secrets)
  expect(forged).toBe(0)
  expect(anchors.get(id)).toMatchObject([{ seq: 6 }])
  expect(readAnchors(lines.join('').replace('"seq":6', '"seq":2'), secrets).forged).toBe(1)

  await owner(
    `delete from audit_log where tenant_id = '${id}' and seq > 4`,
    `update audit_heads h set seq = 4, hash = (select hash from audit_log l where l.tenant_id = h.tenant_id and seq = 4)
       where tenant_id = '${id}'`,
  )
  expect(await audit.verify(id)).toMatchObject({ intact: true, entries: 4 })
  expect(await audit.verify(id, anchors.get(id))).toMatchObject({ fault: 'cut_off', broken_at: 5 })
})

test('an announcement becomes an entry when it is done, and nothing when it is refused', async () => {
  const { id, db } = await makeTenant(store)
  const done = await audit.announce(id, did('done'))
  const refused = await audit.announce(id, did('refused'))
  expect(await audit.read(id, everything)).toEqual([])
  await done.done({ target: { type: 'articles', id: 'new' }, detail: { fields: ['a'] } })
  await refused.dropped()
  const rows = await audit.read(id, everything)
  expect(rows).toMatchObject([{ action: 'done', target_id: 'new', detail: { fields: ['a'] } }])
  expect(await db.select('audit_intents').select('id').execute()).toEqual([])
})

test('what a process announced and did not live to end is written down as unknown, once', async () => {
  const { id } = await makeTenant(store)
  await audit.announce(id, did('left'))
  await audit.tidy()
  expect(await audit.read(id, everything)).toEqual([])
  await owner(`update audit_intents set created_at = now() - interval '11 minutes' where tenant_id = '${id}'`)
  await Promise.all([audit.tidy(), audit.tidy()])
  const rows = await audit.read(id, everything)
  expect(rows).toMatchObject([{ action: 'left', detail: { outcome: 'unknown' } }])
  expect(await audit.verify(id)).toMatchObject({ intact: true, entries: 1 })
})
