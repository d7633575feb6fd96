/** Reads, changes, deletes and writes in every table of tenants as one of them, and looks whether others were reached. */
import { sql } from 'kysely'
import type { Store } from '../../platform/store/open-store.ts'
import { scopedKysely } from '../../platform/store/scoped-kysely.ts'
import {
  type TenantDb,
  type TenantId,
  type TenantTable,
  tenantOpener,
} from '../../platform/tenancy/tenant-db.ts'
import type { Findings } from './findings.ts'

export interface TableProbes {
  store: Store
  tables: readonly string[]
  prober: string
  /** Tenants that have a row in each table, so that there is something to reach. */
  others: readonly string[]
}

export async function probeTables(probes: TableProbes, findings: Findings): Promise<void> {
  for (const table of probes.tables) {
    const ways = Object.entries(table === 'tenants' ? reachesOfTenants : reaches)
    for (const [how, reach] of ways)
      await probeReach(probes, `table ${table} ${how}`, findings, (db) => reach(db, table as TenantTable))
    for (const other of probes.others) {
      const twin = `table ${table} insert ${other}`
      findings.count(twin, `table ${table} insert`, await smuggle(probes, table, other))
      findings.confirm(twin)
    }
  }
}

async function probeReach(
  { store, prober, others }: TableProbes,
  probe: string,
  findings: Findings,
  reach: (db: TenantDb) => Promise<string[]>,
): Promise<void> {
  const reached = await undone(tenantOpener(store)(prober as TenantId), reach)
  // What the role may not do at all reaches nobody, and shows nothing.
  if (reached === null) return
  const foreign = reached.filter((id) => id !== prober)
  const what = foreign.length > 0 ? [`${foreign.length} rows of others`] : []
  for (const other of others) {
    findings.count(`${probe} ${other}`, probe, what)
    const own = await undone(tenantOpener(store)(other as TenantId), reach)
    if (own?.includes(other)) findings.confirm(`${probe} ${other}`)
  }
}

/** The tenants of the rows that each way reaches. */
type Reach = (db: TenantDb, table: TenantTable) => Promise<string[]>

const ownerOf = (rows: object[]) => rows.map((row) => (row as { tenant_id: string }).tenant_id)
const idOf = (rows: { id: string }[]) => rows.map(({ id }) => id)

const reaches: Record<string, Reach> = {
  select: async (db, table) => ownerOf(await db.select(table).selectAll().execute()),
  update: async (db, table) => {
    const query = db.update(table).set({ tenant_id: sql`tenant_id` } as never)
    return ownerOf(await query.returningAll().execute())
  },
  delete: async (db, table) => ownerOf(await db.delete(table).returningAll().execute()),
}
const reachesOfTenants: Record<string, Reach> = {
  select: async (db) => idOf(await db.own().select('id').execute()),
  update: async (db) => idOf(await db.updateOwn().set({ status: 'active' }).returning('id').execute()),
}

class Undone extends Error {}

/** Does it and takes it back. @returns null where the role may not */
async function undone<R>(db: TenantDb, work: (db: TenantDb) => Promise<R>): Promise<R | null> {
  let result: R | null = null
  try {
    await db.transaction(async (inside) => {
      result = await work(inside)
      throw new Undone()
    })
  } catch (cause) {
    if (!(cause instanceof Undone) && !isRefused(cause)) throw cause
  }
  return result
}

const isRefused = (cause: unknown) => (cause as { code?: string }).code === '42501'

/**
 * Writes a row in the name of another tenant. Where the first wall stands the row is stamped with the writer's own id;
 * where it is down the row goes out as it is, and the database must refuse it before it looks at anything else in it.
 */
async function smuggle({ store, prober }: TableProbes, table: string, other: string): Promise<string[]> {
  if (table === 'tenants') return []
  const row = { tenant_id: other } as never
  if (!store.plugins) {
    const { parameters } = tenantOpener(store)(prober as TenantId)
      .insert(table as TenantTable, row)
      .compile()
    return parameters.includes(other) ? ['a row in the name of another'] : []
  }
  const db = scopedKysely(store, { tenant: prober })
  const refused = await db
    .transaction()
    .execute(async (trx) => {
      await trx
        .insertInto(table as TenantTable)
        .values(row)
        .execute()
      throw new Undone()
    })
    .catch(isRefused)
  return refused ? [] : ['a row in the name of another']
}
