/** The whole product with one of the walls between tenants down, or both, or none. */
import { openApp } from '../../app.ts'
import { readConfig } from '../../config.ts'
import { openLog } from '../../log.ts'
import { openFromTemplate } from '../../platform/store/open-from-template.ts'
import type { Store, StoreOptions } from '../../platform/store/open-store.ts'
import { asOwner } from '../change-store.ts'
import { generousLimits, testVariables } from '../open-test-app.ts'
import { withoutTenantPredicates } from './without-tenant-predicates.ts'

/** The first wall is the narrowing of every query to one tenant; the second is row-level security. */
export type WallDown = 'first' | 'second'

export interface WalledApp extends AsyncDisposable {
  url: string
  store: Store
  /** What it logged, line by line. */
  log: string[]
  /** Takes the second wall down, when that is wanted: once the start has proven it. */
  tearDown(): Promise<void>
}

const plenty = { points: 100_000, seconds: 60 }

/** @param place a new, empty database */
export async function openWalledApp(place: StoreOptions, down: readonly WallDown[]): Promise<WalledApp> {
  // One visitor tries every event with the ids of all others.
  const limits = { ...generousLimits, visitor_burst: plenty, visitor_flow: plenty, visitor_events: plenty }
  const config = readConfig({ ...testVariables(place), LIMITS: JSON.stringify(limits) })
  const opened = await openFromTemplate(config)
  const store: Store = down.includes('first') ? { ...opened, plugins: [withoutTenantPredicates] } : opened
  const log: string[] = []
  const to = openLog('debug', { write: (line: string) => void log.push(line) })
  const app = await openApp(config, to, Promise.resolve(store))
  return {
    url: app.url.replace('//localhost', '//127.0.0.1'),
    store,
    log,
    tearDown: async () => {
      if (!down.includes('second')) return
      const names = await tenantTables(store)
      await asOwner(place, store, ...names.map((name) => `alter table ${name} disable row level security`))
    },
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  }
}

/** Names of the tables that hold rows of tenants and that rooms may reach at all, and the table of tenants itself. */
export async function tenantTables({ pool }: Pick<Store, 'pool'>): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where has_table_privilege('deskbell_app', c.oid, 'select, insert, update, delete') and c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
       and (c.relname = 'tenants' or exists (
         select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
       ))
     order by 1`,
  )
  return rows.map(({ name }) => name)
}
