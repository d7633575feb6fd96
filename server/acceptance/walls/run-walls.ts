/** Opens the product with walls up or down, furnishes businesses in it, and lets one of them try to reach the others. */
import type { StoreOptions } from '../../platform/store/open-store.ts'
import { probeEvents } from './event-probes.ts'
import { type Findings, type Leak, openFindings } from './findings.ts'
import { openWalledApp, tenantTables, type WallDown } from './open-walled-app.ts'
import { furnishPremises, type Premises } from './premises.ts'
import { readPlaces } from './route-places.ts'
import { leaksIn, probeRoutes } from './route-probes.ts'
import { probeTables } from './table-probes.ts'

export interface WallsRun {
  down: readonly WallDown[]
  tenants: number
  /** Probes that count: the same call by the owner worked. */
  probes: number
  leaks: Leak[]
  /** Probes that prove nothing, because no owner's call worked. */
  hollow: string[]
  /** Tables of tenants in whose rows another was reached. */
  tablesReached: string[]
  tables: string[]
}

export interface WallsOptions {
  place: StoreOptions
  down?: readonly WallDown[]
  /** @default 6 */
  tenants?: number
}

export async function runWalls({ place, down = [], tenants = 6 }: WallsOptions): Promise<WallsRun> {
  await using app = await openWalledApp(place, down)
  const premises: Premises[] = []
  for (let each = 0; each < tenants; each += 1) premises.push(await furnishPremises(app))
  const [prober, ...others] = premises
  if (!prober) throw new Error('there is nobody to probe')
  await app.tearDown()
  const findings = openFindings()
  const tables = await tenantTables(app.store)
  await probeEvents({ url: app.url, prober, others }, findings)
  const ids = others.map(({ ids: { tenant } }) => tenant)
  await probeTables({ store: app.store, tables, prober: prober.ids.tenant, others: ids }, findings)
  await probeRoutes({ url: app.url, places: await readPlaces(app.url), prober, others }, findings)
  listen(prober, others, app.log, findings)
  for (const { visitor, member } of premises) {
    visitor.leaves()
    member.leaves()
  }
  return {
    down,
    tenants,
    tables,
    probes: findings.counted(),
    leaks: findings.leaks(),
    hollow: findings.hollow(),
    tablesReached: tables.filter((table) =>
      findings.leaks().some(({ probe }) => probe.startsWith(`table ${table} `)),
    ),
  }
}

/** Nothing of others in all that the prober's sockets heard; nobody's words in the log. */
function listen(prober: Premises, others: Premises[], log: string[], findings: Findings): void {
  const heard = JSON.stringify([prober.visitor.heard, prober.member.heard])
  const logged = log.join('\n')
  for (const other of others) {
    const own = other.visitor.heard.length + other.member.heard.length > 0
    for (const [name, what] of [
      ['frames heard', leaksIn(heard, other)],
      ['log', logged.includes(other.canary) ? ['a word'] : []],
    ] as const) {
      findings.count(`${name} ${other.ids.tenant}`, name, [...what])
      if (own) findings.confirm(`${name} ${other.ids.tenant}`)
    }
  }
}
