/**
 * The only way a room reaches tenant rows: every query made through a TenantDb is already narrowed to one tenant, and
 * every row it inserts carries the tenant's id. Below it, row-level security holds the same wall once more.
 */
import type {
  Compilable,
  DeleteQueryBuilder,
  DeleteResult,
  InsertQueryBuilder,
  InsertResult,
  Kysely,
  KyselyPlugin,
  SelectQueryBuilder,
  Transaction,
  UpdateQueryBuilder,
  UpdateResult,
} from 'kysely'
import type { Store } from '../store/open-store.ts'
import { scopedKysely } from '../store/scoped-kysely.ts'
import type { NewRow, Tables } from '../store/tables.ts'
import { blank, blanks, type StatementTemplate, templateOf } from './statement-template.ts'

declare const brand: unique symbol
/** Id of a tenant, settled once at the door from a credential. */
export type TenantId = string & { readonly [brand]: 'tenant' }

/** Names of the tables that hold a tenant's rows. */
export type TenantTable = {
  [Name in keyof Tables]: Tables[Name] extends { tenant_id: string } ? Name : never
}[keyof Tables]

export interface TenantDb {
  readonly tenantId: TenantId
  select<T extends TenantTable>(table: T): SelectQueryBuilder<Tables, T, object>
  insert<T extends TenantTable>(
    table: T,
    rows: Omit<NewRow<T>, 'tenant_id'> | Omit<NewRow<T>, 'tenant_id'>[],
  ): InsertQueryBuilder<Tables, T, InsertResult>
  /** Inserts what `query` selects; the selection must name the tenant with `ownId`. */
  insertFrom<T extends TenantTable>(table: T): InsertQueryBuilder<Tables, T, InsertResult>
  update<T extends TenantTable>(table: T): UpdateQueryBuilder<Tables, T, T, UpdateResult>
  delete<T extends TenantTable>(table: T): DeleteQueryBuilder<Tables, T, DeleteResult>
  /** The tenant's own row. */
  own(): SelectQueryBuilder<Tables, 'tenants', object>
  updateOwn(): UpdateQueryBuilder<Tables, 'tenants', 'tenants', UpdateResult>
  /** Starts a statement of several parts; build each part with this same TenantDb. */
  with: Kysely<Tables>['with']
  /**
   * Runs a statement that is built once per process and not for every run.
   * @param build must only place the values, not look at them
   */
  prepared<V extends object, R>(build: (db: TenantDb, values: V) => Compilable<R>, values: V): Promise<R[]>
  /** Runs `work` in one transaction. Use only the TenantDb it is given: the embedded store has one connection. */
  transaction<R>(work: (db: TenantDb) => Promise<R>): Promise<R>
}

/** Opens the rows of one tenant. Cheap: made anew for each request. */
export type OpenTenant = (tenantId: TenantId) => TenantDb

/** @param plugins for tests that strip this wall, to show that the other one holds */
export function tenantOpener(
  store: Store,
  plugins: readonly KyselyPlugin[] = store.plugins ?? [],
): OpenTenant {
  return (tenantId) => tenantDb(scopedKysely(store, { tenant: tenantId }, plugins), tenantId)
}

const templates = new WeakMap<object, StatementTemplate>()

/** Plugins change what is built, so that nothing is kept then. */
function templateFor<V extends object, R>(
  db: Kysely<Tables>,
  build: (db: TenantDb, values: V) => Compilable<R>,
): StatementTemplate {
  const known = templates.get(build)
  if (known && db.getExecutor().plugins.length === 0) return known
  const template = templateOf(build(tenantDb(db, blank('tenantId') as TenantId), blanks<V>()))
  if (db.getExecutor().plugins.length === 0) templates.set(build, template)
  return template
}

/** Narrows a connection to one tenant. The casts here are the only ones. */
export function tenantDb(db: Kysely<Tables> | Transaction<Tables>, tenantId: TenantId): TenantDb {
  const own = { tenant_id: tenantId }
  const narrowed = (query: unknown) =>
    (query as { where(column: string, op: '=', value: string): unknown }).where(
      'tenant_id',
      '=',
      tenantId,
    ) as never
  return {
    tenantId,
    select: (table) =>
      (db.selectFrom(table as TenantTable) as SelectQueryBuilder<Tables, TenantTable, object>).where(
        `${table}.tenant_id` as never,
        '=',
        tenantId as never,
      ) as never,
    insert: (table, rows) =>
      db
        .insertInto(table as TenantTable)
        .values([rows].flat().map((row) => Object.assign({}, row, own)) as never) as never,
    insertFrom: (table) => db.insertInto(table) as never,
    update: (table) => narrowed(db.updateTable(table as TenantTable)),
    delete: (table) => narrowed(db.deleteFrom(table as TenantTable)),
    own: () => db.selectFrom('tenants').where('tenants.id', '=', tenantId),
    updateOwn: () => db.updateTable('tenants').where('tenants.id', '=', tenantId) as never,
    with: db.with.bind(db),
    prepared: async <V extends object, R>(build: (db: TenantDb, values: V) => Compilable<R>, values: V) => {
      const query = templateFor(db, build).fill({ ...values, tenantId })
      const { rows } = await db.executeQuery(query)
      return rows as R[]
    },
    transaction: (work) => db.transaction().execute((inside) => work(tenantDb(inside, tenantId))),
  }
}
