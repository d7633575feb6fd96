/**
 * Proves at start, on two scratch tenants in a transaction that is rolled back, that the database itself keeps
 * tenants apart. The process refuses to serve otherwise.
 */
import type pg from 'pg'
import { newId } from './new-id.ts'

/** @throws when a connection sees or writes rows of a tenant that it does not act for */
export async function proveRowSecurity(pool: pg.Pool): Promise<void> {
  await inspectTables(pool)
  const client = await pool.connect()
  const [ours, theirs] = [newId(), newId()]
  try {
    await client.query('begin')
    await client.query('set local role deskbell_directory')
    await client.query(
      `insert into tenants (id, name, status, plan) values ($1, 'wall test', 'trial', 'free'), ($2, 'wall test', 'trial', 'free')`,
      [ours, theirs],
    )
    await client.query('set local role deskbell_app')
    for (const tenant of [ours, theirs]) {
      await actFor(client, tenant)
      await client.query(`insert into seen_origins (tenant_id, origin) values ($1, 'https://wall.test')`, [
        tenant,
      ])
    }
    await actFor(client, ours)
    await expectRows(client, 1, 'a tenant must see its own rows and no others')
    await expectRefusal(client, theirs)
    await actFor(client, '')
    await expectRows(client, 0, 'a connection that acts for nobody must see nothing')
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Every table with a tenant's rows has the wall, and no policy lets the app see past its own tenant. */
async function inspectTables(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; walled: boolean; open: boolean }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
       exists (
         select from pg_policies p
         where p.schemaname = n.nspname and p.tablename = c.relname and p.roles && '{deskbell_app,public}'
           and (coalesce(p.qual, p.with_check) !~ 'app.tenant_id' or coalesce(p.with_check, p.qual) !~ 'app.tenant_id')
       ) as open
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = current_schema() and c.relkind in ('r', 'p') and (c.relname = 'tenants' or exists (
       select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
     ))`,
  )
  const fallen = rows.find(({ walled, open }) => !walled || open)
  if (fallen) throw broken(`the table ${fallen.name} has no wall`)
  if (rows.length === 0) throw broken('there are no tables')
}

async function actFor(client: pg.PoolClient, tenant: string): Promise<void> {
  await client.query(`select set_config('app.tenant_id', $1, true)`, [tenant])
}

async function expectRows(client: pg.PoolClient, count: number, rule: string): Promise<void> {
  const { rows } = await client.query(`select from seen_origins where origin = 'https://wall.test'`)
  if (rows.length !== count) throw broken(rule)
}

async function expectRefusal(client: pg.PoolClient, tenant: string): Promise<void> {
  await client.query('savepoint foreign_insert')
  const refused = await client
    .query(`insert into seen_origins (tenant_id, origin) values ($1, 'https://foreign.test')`, [tenant])
    .then(
      () => false,
      (cause: { code?: string }) => cause.code === '42501',
    )
  await client.query('rollback to savepoint foreign_insert')
  if (!refused) throw broken('a tenant must not write rows of another')
}

function broken(rule: string): Error {
  return new Error(`Row-level security does not hold: ${rule}. Refusing to start.`)
}
